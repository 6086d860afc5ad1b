import { defineEvent } from "./event-definition.js";
import { count, flag, longText, oneOf, text } from "./fields.js";

export const errorRaised = defineEvent({
  type: "error.raised",
  version: 1,
  emittedWhen: "One attempt of a dependency failed.",
  fields: {
    component: oneOf(["store_api", "stt", "llm", "tts", "telephony", "agent", "other"], "What failed"),
    code: text(64, "HTTP status, `timeout`, or the provider's own code"),
    message: longText("What it said"),
    provider: text(128, "Who provides the dependency"),
    attempt: count("Number of the attempt, from 1", 1),
    fatal: flag("Whether nothing further was tried"),
    fallback_to: text(128, "What was used instead"),
  },
  required: ["component", "code"],
  example: {
    component: "store_api",
    code: "503",
    message: "Service Unavailable",
    provider: "store",
    attempt: 1,
    fatal: false,
    fallback_to: "cache",
  },
});
