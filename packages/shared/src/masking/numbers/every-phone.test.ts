import fc from "fast-check";
import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import { getExampleNumber } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/metadata.max.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { maskNumbers } from "./mask-numbers.js";
import { maskPhone } from "./mask-phone.js";

const codes =
  "31 32 37 38 41 43 44 45 48 50 52 56 57 61 63 65 66 67 68 69 73 77 91 92 93 94 95 96 97 98 99".split(" ");
const national = fc
  .tuple(fc.constantFrom(...codes), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([code, rest]) => code + String(rest).padStart(7, "0"));

const prefixes = ["+380", "380", "0", "00380", "+38 0", "38 0", "8 0", "80", "8-0", "%2B380", "＋380"];
const separators = [" ", "-", ".", "\u00a0", "\u2009", "\u2011", "\u2013", "\u2212"];
const groupings = [[7], [3, 4], [3, 2, 2], [2, 2, 3], [2, 3, 2], [4, 3]];

/** A number in one of the ways people and systems write it. */
const written = fc
  .record({
    number: national,
    prefix: fc.constantFrom(...prefixes),
    brackets: fc.boolean(),
    separator: fc.constantFrom("", ...separators),
    grouping: fc.constantFrom(...groupings),
  })
  .map(({ number, prefix, brackets, separator, grouping }) => {
    const parts: string[] = [];
    let at = 2;
    for (const length of grouping) {
      parts.push(number.slice(at, at + length));
      at += length;
    }
    const trunk = prefix.endsWith("0") ? prefix.slice(0, -1) : prefix;
    const code = prefix.endsWith("380") ? number.slice(0, 2) : `0${number.slice(0, 2)}`;
    const head = prefix.endsWith("380") ? prefix : trunk;
    const opened = brackets ? ` (${code}) ` : head === "" || separator === "" ? code : `${separator}${code}`;
    const rest = separator === "" ? parts.join("") : parts.join(separator);
    return { number, text: `${head}${opened}${brackets ? "" : separator}${rest}`.trim() };
  });

const around = fc.constantFrom(
  ["", ""],
  ["Дзвінок з ", " о 14:05"],
  ['{"caller":"', '","duration_ms":312}'],
  ["передзвоніть на ", "."],
  ["<", ">"],
  ["call 42 from ", ", 3 attempts"],
  ["client '", "' hung up"],
);

describe("any phone number", () => {
  it("of Ukraine is masked in any writing", () => {
    fc.assert(
      fc.property(written, around, ({ number, text }, [before, after]) => {
        expect(maskNumbers(`${before}${text}${after}`)).toBe(`${before}+380***${number.slice(-3)}${after}`);
      }),
      { numRuns: 5_000 },
    );
  });

  it("of Ukraine leaves the same as a value", () => {
    fc.assert(
      fc.property(written, ({ number, text }) => {
        expect(maskPhone(text)).toBe(`+380***${number.slice(-3)}`);
      }),
    );
  });

  const countries = Object.keys(examples) as (keyof typeof examples)[];

  it.each(countries)("of %s is masked in its international forms", (country) => {
    const example = getExampleNumber(country, examples);
    if (example === undefined) throw new Error(`no example for ${country}`);
    const masked = `+${example.countryCallingCode}***${example.number.slice(-3)}`;
    const forms = [example.number, example.formatInternational(), example.getURI()];
    if (example.number.length > 9) forms.push(`00${example.number.slice(1)}`);
    for (const form of forms) {
      expect(maskNumbers(`from ${form}, answered`)).toBe(
        `from ${form.startsWith("tel:") ? "tel:" : ""}${masked}, answered`,
      );
    }
    expect(maskPhone(example.number)).toBe(masked);
    const national = example.nationalNumber;
    if (national.length > 5) expect(maskNumbers(`phone=${national}`)).not.toContain(national);
  });

  it("has a calling code of every country", () => {
    for (const code of Object.keys(metadata.country_calling_codes)) {
      expect(maskPhone(`+${code}123456789`)).toBe(`+${code}***789`);
    }
  });
});
