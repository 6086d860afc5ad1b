import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeTape, encodeTape, type Tape, tapeRank } from "./tape.js";

const time = fc.integer({ min: 0, max: 4e12 });
const text = fc.option(fc.string({ maxLength: 64 }), { nil: undefined });
const tapes: fc.Arbitrary<Tape> = fc.record({
  id: fc.uuid(),
  startedAt: time,
  lastAt: time,
  nextSeq: fc.option(fc.nat(), { nil: undefined }),
  tenant: text,
  requestId: text,
  traceId: text,
  ended: fc.boolean(),
});

test("a tape is read as it was written", () => {
  fc.assert(
    fc.property(tapes, (tape) => {
      expect(decodeTape(tape.id, encodeTape(tape))).toEqual(tape);
    }),
  );
});

test("what is no tape is none, and never throws", () => {
  for (const json of ["", "{", "null", "[]", "7", '{"started_at":"soon","last_at":"later"}']) {
    expect(decodeTape("id", json)).toBeUndefined();
  }
  fc.assert(fc.property(fc.json(), (json) => void decodeTape("id", json)));
});

test("of two tapes the one with the greater number is newer, and the one whose numbers are lost above all", () => {
  const at = (nextSeq: number | undefined) => tapeRank({ nextSeq, lastAt: 0, ended: false });
  expect(at(5)).toBeGreaterThan(at(4));
  expect(at(undefined)).toBeGreaterThan(at(1_000_000));
});
