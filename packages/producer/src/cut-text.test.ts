import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, cutToLength, firstBytes, firstCharacters } from "./cut-text.js";

const text = fc.string({ unit: "grapheme", maxLength: 60 });

describe("cutText", () => {
  it("keeps whole characters and says how many bytes are missing", () => {
    expect(cutText("шини", 5)).toBe("ши… [cut: 4 bytes]");
    expect(cutText("шини", 8)).toBe("шини");
    expect(cutText("a😀b", 4)).toBe("a… [cut: 5 bytes]");
  });
});

describe("firstBytes", () => {
  it("is the longest beginning that fits", () => {
    fc.assert(
      fc.property(text, fc.nat(80), (value, bytes) => {
        const kept = firstBytes(value, bytes);
        expect(value.startsWith(kept)).toBe(true);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(bytes);
        const next = value.codePointAt(kept.length);
        if (next === undefined) return;
        expect(Buffer.byteLength(kept + String.fromCodePoint(next))).toBeGreaterThan(bytes);
      }),
    );
  });
});

describe("firstCharacters", () => {
  it("never leaves half of a surrogate pair", () => {
    fc.assert(
      fc.property(text, fc.nat(80), (value, length) => {
        const kept = firstCharacters(value, length);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(value.length, length) - 1);
      }),
    );
  });
});

describe("cutToLength", () => {
  it("leaves as many code points as allowed", () => {
    expect(cutToLength("😀😀😀😀", 3)).toBe("😀😀…");
    expect(cutToLength("😀😀😀", 3)).toBe("😀😀😀");
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (value, length) => {
        expect(Array.from(cutToLength(value, length)).length).toBeLessThanOrEqual(length);
      }),
    );
  });
});
