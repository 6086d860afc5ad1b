import { defineEvent } from "./event-definition.js";
import { object, oneOf, text } from "./fields.js";

export const callEnded = defineEvent({
  type: "call.ended",
  version: 1,
  emittedWhen: "The call is over; `at` is its end, `seq` says how many events the call has.",
  fields: {
    end_reason: oneOf(
      [
        "caller_hangup",
        "agent_hangup",
        "transferred",
        "silence_timeout",
        "max_duration",
        "voicemail",
        "not_connected",
        "error",
        "lost",
      ],
      "Why it ended",
    ),
    end_detail: text(1024, "More about why"),
    outcome: oneOf(
      ["resolved", "transferred", "callback", "abandoned", "failed", "unknown"],
      "What came of it; stated, never inferred",
    ),
    result: text(1024, "What came of it, in the scenario's own terms"),
    scenario: text(128, "The scenario the call turned out to follow"),
    metadata: object("Anything else, a JSON object; merged key by key"),
  },
  required: ["end_reason"],
  example: {
    end_reason: "caller_hangup",
    end_detail: "SIP 200 BYE",
    outcome: "resolved",
    result: "order_created",
    scenario: "tire_order",
    metadata: { order_id: "A-1042" },
  },
});
