import { defineEvent } from "./event-definition.js";
import { milliseconds, oneOf, personalText, text } from "./fields.js";

export const callTransferred = defineEvent({
  type: "call.transferred",
  version: 1,
  emittedWhen: "A transfer to an operator was resolved.",
  fields: {
    reason: text(128, "Why it was asked for, such as `customer_request`"),
    result: oneOf(["succeeded", "failed", "refused"], "How it went"),
    target: text(256, "Whom or what it was transferred to"),
    wait_ms: milliseconds("How long the caller waited"),
    summary: personalText(16_384, "What the operator was told"),
  },
  required: ["reason", "result"],
  example: {
    reason: "customer_request",
    result: "succeeded",
    target: "queue:sales",
    wait_ms: 8400,
    summary: "Олена шукає зимові шини 205/55 R16, просить оператора.",
  },
});
