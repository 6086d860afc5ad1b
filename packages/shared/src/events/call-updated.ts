import { callFacts } from "./call-facts.js";
import { defineEvent } from "./event-definition.js";

export const callUpdated = defineEvent({
  type: "call.updated",
  version: 1,
  emittedWhen: "A fact about the call is learned later. Per fact the latest event wins.",
  fields: callFacts,
  required: [],
  example: { customer_name: "Олена Коваленко", language: "uk", metadata: { order_id: "A-1042" } },
});
