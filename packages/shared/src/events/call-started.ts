import { callFacts, callFactsExample } from "./call-facts.js";
import { defineEvent } from "./event-definition.js";

export const callStarted = defineEvent({
  type: "call.started",
  version: 1,
  emittedWhen: "A call is accepted or dialled.",
  fields: callFacts,
  required: ["direction"],
  example: callFactsExample,
});
