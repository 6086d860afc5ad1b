import { expect, it } from "vitest";
import { wireData } from "./field-names.js";

it("names are those of the wire; what is unknown keeps its own, and what JSON has no word for is left out", () => {
  const fields = {
    llmModel: "m",
    stt_model: "s",
    futureField: 1,
    at: new Date(),
    requestId: "r",
    a: undefined,
  };
  expect(wireData("turn.completed", { ...fields, toJSON: () => "b" })).toEqual({
    llm_model: "m",
    stt_model: "s",
    futureField: 1,
  });
  expect(wireData("tool.completed", { name: "search", durationMs: 1 })).toEqual({
    tool_name: "search",
    duration_ms: 1,
  });
});

it("a field called __proto__ does not become the prototype", () => {
  const fields = Object.defineProperty({ turn: 1 }, "__proto__", {
    value: { toJSON: () => "b" },
    enumerable: true,
  });
  expect(JSON.stringify(wireData("turn.completed", fields))).toBe('{"turn":1}');
});

it("what is given is not changed", () => {
  const fields = Object.freeze({ startedAt: new Date(0), metadata: Object.freeze({ snake_case: 1 }) });
  expect(wireData("turn.completed", fields)).toEqual({
    started_at: "1970-01-01T00:00:00.000Z",
    metadata: { snake_case: 1 },
  });
});
