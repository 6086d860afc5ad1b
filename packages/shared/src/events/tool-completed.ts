import { defineEvent } from "./event-definition.js";
import { count, flag, longText, milliseconds, oneOf, text } from "./fields.js";

export const toolCompleted = defineEvent({
  type: "tool.completed",
  version: 1,
  emittedWhen: "A tool call returned, failed or timed out.",
  fields: {
    tool_name: text(128, "Name of the tool"),
    duration_ms: milliseconds("How long the tool took"),
    success: flag("Whether it did what it was asked to"),
    turn: count("Number of the turn that called it", 1),
    args: { description: "Its arguments, any JSON value", "x-personal": true },
    result: { description: "What it returned, any JSON value", "x-personal": true },
    error_type: oneOf(["timeout", "exception", "rejected", "cancelled", "api"], "How it failed"),
    error_message: longText("What it said when it failed"),
  },
  required: ["tool_name", "duration_ms", "success"],
  example: {
    tool_name: "search_tires",
    duration_ms: 140,
    success: false,
    turn: 2,
    args: { size: "205/55 R16", season: "winter" },
    result: { items: [] },
    error_type: "api",
    error_message: "store answered 503",
  },
});
