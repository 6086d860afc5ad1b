import { describe, expect, test } from "vitest";
import { eventTypes } from "../events/registry.js";
import { decodeEvent } from "./decode-event.js";
import { encodeEvent } from "./encode-event.js";
import { readFixtures } from "./fixtures/read-fixtures.js";

const fixtures = readFixtures("v1");

test("every type has a full and a minimal fixture", () => {
  const expected = eventTypes.flatMap((type) => [type, `${type}.minimal`]);
  expect(fixtures.map(({ name }) => name).sort()).toEqual(expected.sort());
});

describe.each(fixtures)("$name", ({ name, line }) => {
  test("is read, from bytes as from text", () => {
    const result = decodeEvent(Buffer.from(line));
    expect(result).toMatchObject({ ok: true, repaired: false });
    expect(result).toEqual(decodeEvent(line));
    expect(result.ok && result.event.type).toBe(name.replace(".minimal", ""));
  });

  test("comes out of the encoder byte for byte as it went into the decoder", () => {
    const result = decodeEvent(line);
    if (!result.ok) throw new Error(result.message);
    expect(encodeEvent(result.event)).toEqual({ ok: true, json: line });
  });

  test("keeps the text of its data", () => {
    const result = decodeEvent(line);
    expect(result.ok && line.endsWith(`"data":${result.dataJson}}`)).toBe(true);
  });
});
