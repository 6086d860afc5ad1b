import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventDefinitions, eventTypes } from "../events/registry.js";
import { type DecodeFailureReason, decodeEvent, MAX_EVENT_BYTES, MAX_EVENT_DEPTH } from "./decode-event.js";

/** Stands wherever a value may, and must never be seen in a message. */
const SECRET = "380671234567";

const envelope = {
  v: 1,
  id: "0199a2b4-7c40-7abc-9d4e-5f60718293b0",
  type: "turn.completed",
  call_id: "0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090",
  call_started_at: "2026-11-02T09:15:00.120Z",
  at: "2026-11-02T09:15:04.300Z",
};
const turn = { turn: 1, speaker: "customer", content: SECRET };
const usage = { component: "llm", cost: "0.000431" };

const event = (fields: object, data: object = turn) => JSON.stringify({ ...envelope, data, ...fields });
const spent = (data: object) => event({ type: "usage.recorded" }, { ...usage, ...data });
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const nestedArgs = (depth: number) =>
  event(
    { type: "tool.completed" },
    { tool_name: "t", duration_ms: 1, success: true, args: "NESTED" },
  ).replace('"NESTED"', nested(depth - 2));

const refused: readonly (readonly [string, string, DecodeFailureReason, RegExp])[] = [
  ["nothing", "", "not_json", /not valid JSON/],
  ["no JSON", `{"v":1,"content":${SECRET}x}`, "not_json", /not valid JSON/],
  ["two documents", `${event({})}${event({})}`, "not_json", /not valid JSON/],
  ["a raw control character", event({}).replace(SECRET, `\0${SECRET}`), "not_json", /not valid JSON/],
  ["a byte order mark", `\ufeff${event({})}`, "not_json", /not valid JSON/],
  ["an array", `[${event({})}]`, "not_an_object", /not an object/],
  ["text", `"${SECRET}"`, "not_an_object", /not an object/],
  ["null", "null", "not_an_object", /not an object/],
  ["a type of a later time", event({ type: "call.paused" }), "unknown_type", /"call.paused" is not known/],
  ["a value where the type belongs", event({ type: SECRET }), "unknown_type", /type string is not known/],
  ["a number where the type belongs", event({ type: 38 }), "unknown_type", /type number is not known/],
  ["the name of an inherited property", event({ type: "constructor" }), "unknown_type", /not known/],
  ["no type", event({ type: undefined }), "unknown_type", /type undefined/],
  ["a newer version", event({ v: 2 }), "newer_version", /has version 2; this version reads up to 1/],
  ["a version of 0", event({ v: 0 }), "invalid", /v must be >= 1/],
  ["a version far below", event({ v: -1e15 }), "invalid", /v must be >= 1/],
  ["half a version", event({ v: 1.5 }), "invalid", /v must be integer/],
  ["a version in text", event({ v: SECRET }), "invalid", /v must be integer/],
  ["no id", event({ id: undefined }), "invalid", /the event must have required property 'id'/],
  ["no data", event({ data: undefined }), "invalid", /the event must have required property 'data'/],
  ["data that is an array", event({ data: [SECRET] }), "invalid", /data must be object/],
  ["data that is null", event({ data: null }), "invalid", /data must be object/],
  [
    "an id that is no UUID v7",
    event({ id: envelope.id.replace("-7abc", "-4abc") }),
    "invalid",
    /id is not well-/,
  ],
  ["a call id that is no UUID", event({ call_id: SECRET }), "invalid", /call_id is not well-formed/],
  ["a required field that is null", event({ at: null }), "invalid", /at must be string/],
  ["a local offset", event({ at: "2026-11-02T11:15:04.300+02:00" }), "invalid", /at is not well-formed/],
  ["hour 24", event({ at: "2026-11-02T24:00:00.000Z" }), "invalid", /at is not well-formed/],
  ["a timestamp and a line's end", event({ at: `${envelope.at}\n` }), "invalid", /at is not well-formed/],
  ["30 February", event({ at: "2026-02-30T09:15:04.300Z" }), "invalid", /at is a day the calendar/],
  [
    "31 April as the start",
    event({ call_started_at: "2026-04-31T09:15:04Z" }),
    "invalid",
    /call_started_at is a/,
  ],
  [
    "31 June in data",
    event({}, { ...turn, started_at: "2026-06-31T00:00:00Z" }),
    "invalid",
    /data.started_at is/,
  ],
  ["a year 0", event({ at: "0000-02-03T09:15:04.300Z" }), "invalid", /at is a day the calendar/],
  ["a negative seq", event({ seq: -1 }), "invalid", /seq must be >= 0/],
  ["a seq beyond int4", event({ seq: 2 ** 31 }), "invalid", /seq must be <= 2147483647/],
  ["a tenant too long", event({ tenant: SECRET.repeat(6) }), "invalid", /tenant must NOT have more than 64/],
  ["a trace id in upper case", event({ trace_id: "A".repeat(32) }), "invalid", /trace_id is not well-formed/],
  ["no turn", event({}, { ...turn, turn: undefined }), "invalid", /data must have required property 'turn'/],
  ["turn 0", event({}, { ...turn, turn: 0 }), "invalid", /data.turn must be >= 1/],
  [
    "content of a wrong type",
    event({}, { ...turn, content: [SECRET] }),
    "invalid",
    /data.content must be string/,
  ],
  [
    "a speaker nobody knows",
    event({}, { ...turn, speaker: SECRET }),
    "invalid",
    /must be one of customer, bot/,
  ],
  [
    "a flag in text",
    event({}, { ...turn, interrupted: SECRET }),
    "invalid",
    /data.interrupted must be boolean/,
  ],
  [
    "metadata that is text",
    event({}, { ...turn, metadata: SECRET }),
    "invalid",
    /data.metadata must be object/,
  ],
  [
    "a confidence above 1",
    event({}, { ...turn, stt_confidence: 1.01 }),
    "invalid",
    /stt_confidence must be <= 1/,
  ],
  ["1e400", event({}, { ...turn, llm_latency_ms: 7 }).replace(":7", ":1e400"), "invalid", /must be number/],
  ["a cost as a number", spent({ cost: 0.5 }), "invalid", /data.cost must be string/],
  ["a cost with ten digits", spent({ cost: "0.0000000001" }), "invalid", /data.cost is not well-formed/],
  ["a negative cost", spent({ cost: "-1" }), "invalid", /data.cost is not well-formed/],
  ["a cost in exponents", spent({ cost: "1e-7" }), "invalid", /data.cost is not well-formed/],
  ["half a token", spent({ input_tokens: 0.5 }), "invalid", /data.input_tokens must be integer/],
  ["nesting too deep", nestedArgs(MAX_EVENT_DEPTH + 1), "too_deep", /nested 101 deep; at most 100/],
  ["nesting without end", event({}).replace("}}", `,"x":${nested(200_000)}}}`), "too_deep", /at most 100/],
  [
    "too many bytes",
    event({}, { ...turn, content: "я".repeat(MAX_EVENT_BYTES / 2) }),
    "too_large",
    /at most 524288/,
  ],
];

describe("decodeEvent", () => {
  test.each(refused)("refuses %s", (_, raw, reason, message) => {
    for (const result of [decodeEvent(raw), decodeEvent(Buffer.from(raw))]) {
      expect(result).toMatchObject({ ok: false, reason, message: expect.stringMatching(message) });
      expect(JSON.stringify(result)).not.toContain(SECRET);
    }
  });

  test("reads nesting up to the limit, and bytes up to the limit", () => {
    expect(decodeEvent(nestedArgs(MAX_EVENT_DEPTH)).ok).toBe(true);
    const room = MAX_EVENT_BYTES - Buffer.byteLength(event({}, { ...turn, content: "" }));
    expect(decodeEvent(event({}, { ...turn, content: "x".repeat(room) })).ok).toBe(true);
    expect(decodeEvent(event({}, { ...turn, content: "x".repeat(room + 1) })).ok).toBe(false);
  });

  test("reads bytes that are no UTF-8 with replacement characters", () => {
    const raw = Buffer.from(event({}));
    raw[raw.indexOf(SECRET)] = 0xff;
    const result = decodeEvent(raw);
    expect(result.ok && result.event.data).toMatchObject({ content: `\ufffd${SECRET.slice(1)}` });
  });

  test("says when a lone surrogate of the text itself was replaced", () => {
    const result = decodeEvent(event({}).replace(SECRET, "🚗".slice(0, 1)));
    expect(result).toMatchObject({ ok: true, repaired: true, event: { data: { content: "\ufffd" } } });
  });

  test("never throws, whatever text or bytes come", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => typeof decodeEvent(text).ok === "boolean"),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => typeof decodeEvent(Buffer.from(bytes)).ok === "boolean"),
    );
    fc.assert(fc.property(fc.json(), (json) => !decodeEvent(json).ok));
  });

  test("never throws, whatever stands in an event's fields, and then reads or explains", () => {
    const field = fc.constantFrom(...Object.keys(envelope), "seq", "tenant", "trace_id", "data");
    fc.assert(
      fc.property(fc.constantFrom(...eventTypes), fc.dictionary(field, fc.jsonValue()), (type, fields) => {
        const data = eventDefinitions[type].example;
        const result = decodeEvent(JSON.stringify({ ...envelope, type, data, ...fields }));
        if (!result.ok) expect(result.message).not.toBe("");
        else expect(JSON.parse(result.dataJson)).toEqual(JSON.parse(JSON.stringify(result.event.data)));
      }),
      { numRuns: 1000 },
    );
  });
});
