import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyJson } from "./survey-json.js";

const space = fc.constantFrom("", " ", "\n", "\t", "\r", "  \r\n\t");
const nastyText = fc.string({
  unit: fc.constantFrom('"', "\\", "{", "}", "[", "]", ",", ":", "data", "u0064", "я", "🚗", "\n", " "),
});

/** Writes a value as JSON with white space wherever it is allowed. */
function write(value: unknown, gap: () => string): string {
  if (Array.isArray(value)) {
    return `[${gap()}${value.map((item) => write(item, gap) + gap()).join(`,${gap()}`)}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}${gap()}:${gap()}${write(item, gap)}${gap()}`,
  );
  return `{${gap()}${members.join(`,${gap()}`)}}`;
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const json = fc.letrec<{ value: fc.JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    fc.constantFrom<fc.JsonValue>(null, true, false, 0, -1.5e-7, 12, {}, []),
    nastyText,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(nastyText, fc.constant("data")), tie("value"), { maxKeys: 4 }),
  ),
})).value;

const members = fc.dictionary(fc.oneof(nastyText, fc.constant("data"), fc.constant("dat")), json);

test("finds the text of the member and the depth, whatever the object and its white space", () => {
  fc.assert(
    fc.property(members, fc.infiniteStream(space), (object, spaces) => {
      const gap = () => String(spaces.next().value ?? "");
      const text = `${gap()}${write(object, gap)}${gap()}`;
      const { depth, member } = surveyJson(text, "data");
      expect(depth).toBe(depthOf(object));
      if (!Object.hasOwn(object, "data")) expect(member).toBeUndefined();
      else {
        expect(JSON.parse(member ?? "")).toEqual(JSON.parse(text).data);
        expect(member).toBe(member?.trim());
      }
    }),
    { numRuns: 1000 },
  );
});

test("finds it as well where it is an object of plain values, whatever stands before and behind it", () => {
  const plain = fc.oneof(fc.constantFrom<fc.JsonValue>(null, true, 1.5), nastyText);
  const flat = fc.dictionary(nastyText, plain, { maxKeys: 4 });
  fc.assert(
    fc.property(flat, flat, fc.option(flat), (envelope, data, behind) => {
      const object = { ...envelope, data, ...behind };
      const { depth, member } = surveyJson(JSON.stringify(object), "data");
      expect(depth).toBe(depthOf(object));
      expect(member).toBe(JSON.stringify(object.data));
    }),
    { numRuns: 1000 },
  );
});

test("takes the last of repeated members, escaped or not", () => {
  const key = fc.constantFrom('"data"', '"d\\u0061ta"', '"\\u0064\\u0061\\u0074\\u0061"', '"dat\\u0061"');
  fc.assert(
    fc.property(fc.array(fc.tuple(key, json), { minLength: 1 }), (pairs) => {
      const text = `{${pairs.map(([name, value]) => `${name}:${JSON.stringify(value)}`).join(",")},"z":1}`;
      expect(JSON.parse(surveyJson(text, "data").member ?? "")).toEqual(JSON.parse(text).data);
    }),
  );
});

test.each([
  ['{"data":12345678901234567890}', "12345678901234567890"],
  ['{"data" : true }', "true"],
  ['{"data":"\\\\","x":{"data":1}}', '"\\\\"'],
  ['{"x":"data","data":{}}', "{}"],
  ['{"a\\"data":{"b":1}}', undefined],
  ['{"x":1,"xdata":{"b":1}}', undefined],
  ['{"data":{"b":1},"x":2}', '{"b":1}'],
  ['{"data":1,"data":{"b":1}}', '{"b":1}'],
  ['{"x":["data",{"data":1}]}', undefined],
  ['{"datas":1,"\\"data\\"":2}', undefined],
  ["{}", undefined],
])("finds in %s the text %s", (text, member) => {
  expect(surveyJson(text, "data").member).toBe(member);
});

test("takes time in proportion to the text, even for strings full of backslashes", () => {
  const text = JSON.stringify({ data: { content: "\\".repeat(200_000) } });
  expect(surveyJson(text, "data").member).toBe(text.slice(8, -1));
});
