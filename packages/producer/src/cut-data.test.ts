import { decodeEvent } from "@calltape/shared";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutData } from "./cut-data.js";

const LIMIT = 256 * 1024;
const HEAD =
  '{"v":1,"id":"0199a3f0-1b2c-7d3e-8f40-515263748596","type":"tool.completed",' +
  '"call_id":"0199a3f0-0000-7000-8000-000000000001","call_started_at":"2026-11-02T09:15:00.000Z",' +
  '"at":"2026-11-02T09:15:07.000Z","seq":1,"data":';

const tool = (fields: object) => ({ tool_name: "search", duration_ms: 1, success: true, ...fields });
const sizeOf = (data: object) => Buffer.byteLength(JSON.stringify(data));
const isReadable = (data: object) => decodeEvent(`${HEAD}${JSON.stringify(data)}}`).ok;
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe("cutData", () => {
  it("returns data that fit as it is", () => {
    const event = tool({ result: { items: [1, 2, 3] } });
    expect(cutData(event, LIMIT)).toBe(event);
  });

  it("cuts a text to its first 16 KiB and says how much is missing", () => {
    const data = { turn: 1, speaker: "bot", content: "ї".repeat(200_000) };
    const cut = cutData(data, LIMIT);
    expect(cut["content"]).toBe(`${"ї".repeat(8 * 1024)}… [cut: ${400_000 - 16 * 1024} bytes]`);
  });

  it("replaces an object by the beginning of its JSON", () => {
    const result = { items: Array.from({ length: 40_000 }, (_, index) => ({ index })) };
    const json = JSON.stringify(result);
    expect(cutData(tool({ result }), LIMIT)["result"]).toEqual({
      calltape_cut: true,
      bytes: json.length,
      preview: json.slice(0, 1000),
    });
  });

  it("cuts the largest field first, and leaves the others when that is enough", () => {
    const args = { query: "a".repeat(50_000) };
    const cut = cutData(tool({ args, result: "b".repeat(250_000), error_message: "c".repeat(3000) }), LIMIT);
    expect(cut).toMatchObject({ args, error_message: "c".repeat(3000) });
    expect(sizeOf(cut)).toBeLessThanOrEqual(LIMIT);
  });

  it("cuts what is nested deeper than readers accept, however small", () => {
    const cut = cutData(tool({ args: { a: 1 }, result: nested(99) }), LIMIT);
    expect(cut).toMatchObject({ args: { a: 1 }, result: { calltape_cut: true } });
    expect(isReadable(cut)).toBe(true);
    const deepest = tool({ result: nested(98) });
    expect(cutData(deepest, LIMIT)).toBe(deepest);
    expect(isReadable(deepest)).toBe(true);
  });

  it("leaves what is large in a field it does not know, and says so by its size", () => {
    expect(sizeOf(cutData(tool({ custom: "x".repeat(300_000) }), LIMIT))).toBeGreaterThan(LIMIT);
  });

  it("makes any mixture of large fields fit, readable, and does not change what it was given", () => {
    const size = fc.nat(400_000);
    const piece = fc.constantFrom("a", "ї", "😀", "\u0001", '"', "\ud800");
    fc.assert(
      fc.property(size, size, size, piece, (args, result, message, text) => {
        const event = tool({
          args: { text: text.repeat(args / 3) },
          result: text.repeat(result / 3),
          error_message: text.repeat(message / 3),
        });
        const before = sizeOf(event);
        const cut = cutData(event, LIMIT);
        expect(sizeOf(cut)).toBeLessThanOrEqual(LIMIT);
        expect(isReadable(cut)).toBe(true);
        expect(sizeOf(event)).toBe(before);
      }),
      { numRuns: 15 },
    );
  });
});
