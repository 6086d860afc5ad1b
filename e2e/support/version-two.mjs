// Loaded into a process before its own code: makes it one of a later release, in which an utterance has
// version 2. There `source` is required; what version 1 said without one came from the language model.
import { eventDefinitions } from "../../packages/shared/dist/events/registry.js";

/** @param {Record<string, unknown>} data */
const fromOne = (data) => ({ source: "llm", ...data });

Object.assign(eventDefinitions["turn.completed"], {
  version: 2,
  required: ["turn", "speaker", "content", "source"],
  upcasts: { 1: fromOne },
});
