import { expect, test } from "vitest";
import type { EventEnvelope } from "../events/envelope.js";
import { encodeEvent } from "./encode-event.js";

const updated = (metadata: unknown): EventEnvelope<"call.updated"> => ({
  v: 1,
  id: "0199a2b4-7c40-7abc-9d4e-5f60718293b0",
  type: "call.updated",
  call_id: "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090",
  call_started_at: "2026-11-02T09:15:00.120Z",
  at: "2026-11-02T09:15:00.120Z",
  data: { metadata: metadata as Record<string, unknown> },
});

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;

test.each([
  ["a cycle", cycle],
  ["a BigInt", 1n],
  ["a toJSON that throws an error", { toJSON: () => JSON.parse("Олена") }],
  ["a toJSON that throws no error", { toJSON: () => Promise.reject.call(undefined, 1) }],
])("%s is a failure, not a throw", (_, value) => {
  const result = encodeEvent(updated(value));
  expect(result).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^call.updated cannot be written as JSON/),
  });
  expect(JSON.stringify(result)).not.toContain("Олена");
});

test("a hundred thousand levels are written or a failure, as the engine can, and never a throw", () => {
  let deep: unknown[] = [];
  for (let i = 0; i < 100_000; i++) deep = [deep];
  const result = encodeEvent(updated(deep));
  if (result.ok) expect(result.json).toContain("[[[[");
  else expect(result.message).toMatch(/^call.updated cannot be written as JSON/);
});

test("an event that writes itself as nothing is a failure", () => {
  const event = { ...updated({}), toJSON: () => undefined };
  expect(encodeEvent(event)).toEqual({ ok: false, message: "call.updated cannot be written as JSON" });
});

test("a lone surrogate is written as an escape, so that the text is UTF-8", () => {
  const result = encodeEvent(updated({ cut: "🚗".slice(0, 1) }));
  expect(result.ok && result.json).toContain('"cut":"\\ud83d"');
});
