import fc from "fast-check";
import { expect, test } from "vitest";
import { repairJsonText } from "./repair-json-text.js";

/** Pieces of a JSON string, among them all that Postgres refuses and all that only looks like it. */
const piece = fc.constantFrom(
  "\\u0000",
  "\\ud83d",
  "\\uDE97",
  "\\ud83d\\ude97",
  "\\u00e9",
  "\\ufffd",
  "\\\\u0000",
  "\\\\\\u0000",
  "\\\\ud83d",
  '\\"',
  "\\\\",
  "\\n",
  "u0000",
  "a",
  "🚗",
  "0000",
);
const quoted = fc.array(piece, { maxLength: 12 }).map((pieces) => `"${pieces.join("")}"`);
const document = fc
  .array(fc.tuple(quoted, quoted), { maxLength: 6 })
  .map((pairs) => `{${pairs.map(([key, value]) => `${key}:[${value}]`).join(",")}}`);

const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();

test("leaves nothing that Postgres refuses, neither in values nor in keys", () => {
  fc.assert(
    fc.property(document, (json) => {
      const repaired: Record<string, string[]> = JSON.parse(repairJsonText(json));
      for (const [key, [value = ""]] of Object.entries(repaired)) {
        expect(isStorable(key) && isStorable(value)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test("replaces exactly what is refused, one for one, and nothing else", () => {
  fc.assert(
    fc.property(quoted, (json) => {
      const before: string = JSON.parse(json);
      const expected = before.replaceAll("\0", "\ufffd").toWellFormed();
      expect(JSON.parse(repairJsonText(json))).toBe(expected);
      if (isStorable(before)) expect(repairJsonText(json)).toBe(json);
    }),
    { numRuns: 1000 },
  );
});

test("is done after one go", () => {
  fc.assert(
    fc.property(document, (json) => {
      const once = repairJsonText(json);
      expect(repairJsonText(once)).toBe(once);
    }),
  );
});

test.each([
  ['"\\\\u0000"', '"\\\\u0000"'],
  ['"\\\\\\u0000"', '"\\\\\\ufffd"'],
  ['"\\ud83d\\ude97"', '"\\ud83d\\ude97"'],
  ['"\\ud83d\\ud83d\\ude97"', '"\\ufffd\\ud83d\\ude97"'],
  ['"\\ude97\\ud83d"', '"\\ufffd\\ufffd"'],
  ['"\\uD83D"', '"\\ufffd"'],
])("makes of %s %s", (json, repaired) => {
  expect(repairJsonText(json)).toBe(repaired);
});

test("makes valid JSON of nothing that was not", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.constantFrom("\\", "\\u", "{", '"', "\\u00")), {}), (pieces) => {
      const text = pieces.join("");
      const parses = (json: string) => {
        try {
          JSON.parse(json);
          return true;
        } catch {
          return false;
        }
      };
      expect(parses(repairJsonText(text))).toBe(parses(text));
    }),
  );
});
