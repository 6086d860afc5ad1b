import { describe, expect, test } from "vitest";
import { type DecodedEvent, decodeEvent } from "./decode-event.js";
import { readFixtures } from "./fixtures/read-fixtures.js";

const fixtures = readFixtures("v1/foreign");

function read(name: string): DecodedEvent {
  const fixture = fixtures.find((candidate) => candidate.name === name);
  if (fixture === undefined) throw new Error(`no fixture ${name}`);
  const result = decodeEvent(Buffer.from(fixture.line));
  if (!result.ok) throw new Error(result.message);
  return result;
}

describe("an event of a foreign producer", () => {
  test.each(fixtures)("is accepted: $name", ({ name }) => {
    const { event, dataJson } = read(name);
    expect(event.call_id).toBe("0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090");
    expect(JSON.parse(dataJson)).toMatchObject(
      // Timestamps inside data are made canonical in the event, not in its text.
      name === "microseconds-and-offset" ? { direction: "inbound" } : event.data,
    );
  });

  test("may write null for what it does not know", () => {
    expect(read("nulls-for-absent").event).toMatchObject({ seq: null, data: { caller_phone: null } });
  });

  test("may write UUIDs in upper case, which are read in lower case", () => {
    expect(read("upper-case-uuids").event.id).toBe("0199a2b4-7c40-7abc-9d4e-5f60718293b0");
  });

  test("may write finer timestamps and +00:00, which are read as UTC milliseconds", () => {
    expect(read("microseconds-and-offset").event).toMatchObject({
      call_started_at: "2026-11-02T09:15:00.120Z",
      at: "2026-11-02T09:15:01.250Z",
      data: { answered_at: "2026-11-02T09:15:01.000Z" },
    });
  });

  test("may send fields nobody knows, which stay in the text of data", () => {
    expect(read("unknown-fields").dataJson).toBe('{"direction":"inbound","codec":"opus","sip":{"code":200}}');
  });

  test("keeps numbers beyond a double in the text of data", () => {
    expect(read("twenty-digit-integer").dataJson).toContain('"article":12345678901234567890,"price":3250.10');
  });

  test("may put data first", () => {
    expect(read("data-first").dataJson).toMatch(/^\{"turn":1,.*\{205\/55\}"\}$/);
  });

  test("of repeated keys means the last", () => {
    const { event, dataJson } = read("duplicate-keys");
    expect(event.data).toEqual({ end_reason: "caller_hangup" });
    expect(dataJson).toBe('{"end_reason":"error","end_reason":"caller_hangup"}');
  });

  test("of repeated keys means the last, even where only one is escaped", () => {
    const { event, dataJson } = read("escaped-key");
    expect(event.data).toMatchObject({ end_reason: "lost" });
    expect(dataJson).toBe('{"end_reason":"lost","metadata":{"order":10000000000000000001}}');
  });

  test("may escape whatever it likes", () => {
    const { event, repaired } = read("ascii-escapes");
    expect(event.data).toMatchObject({ content: "Так 🚗 \\u0000 /" });
    expect(repaired).toBe(false);
  });

  test("is repaired where Postgres would refuse it", () => {
    const { event, repaired } = read("nul-and-lone-surrogates");
    expect(event.data).toMatchObject({
      content: "a\ufffdb\ufffdc\ufffd",
      metadata: { "k\ufffd": "\ufffd🚗" },
    });
    expect(repaired).toBe(true);
  });

  test("may be written with white space", () => {
    expect(read("pretty-printed-line")).toMatchObject({
      event: { at: "2026-11-02T09:18:02.000Z" },
      dataJson: '{ "end_reason" : "lost" }',
    });
  });
});
