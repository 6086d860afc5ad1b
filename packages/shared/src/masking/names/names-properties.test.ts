import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { knownNamesMasker } from "./known-names.js";
import { contextWords } from "./lexicon/context-words.js";
import { givenNamesEn } from "./lexicon/given-names-en.js";
import { givenNamesRu } from "./lexicon/given-names-ru.js";
import { givenNamesUk } from "./lexicon/given-names-uk.js";
import { plainWords } from "./lexicon/plain-words.js";
import { surnames } from "./lexicon/surnames.js";
import { maskNames } from "./mask-names.js";

// Much is tried; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const wordsIn = (lists: readonly string[]): string[] => lists.join(" ").trim().split(/\s+/);
const anyName = fc.constantFrom(...givenNamesUk, ...givenNamesRu, ...givenNamesEn, ...surnames);
const anyPlain = fc.constantFrom(...wordsIn(plainWords), ...wordsIn(Object.values(contextWords)));
const anySuffix = fc.constantFrom(
  "Гнатенко",
  "левицька",
  "Іванович",
  "сергеевна",
  "Zed",
  "Незнань",
  "О.",
  "J.",
  "***",
  "5",
  "+380***567",
);
const anyKey = fc.constantFrom(
  '"name":"',
  "customer_name=",
  "customer: ",
  '{"contact":{"name":"',
  "мене звати ",
  "my name is ",
  "city=",
  "вул. ",
);
const anyGap = fc.constantFrom(
  " ",
  " ",
  " ",
  ", ",
  ". ",
  ": ",
  '"',
  "-",
  "+",
  " — ",
  "\n",
  '"}',
  "_",
  "/",
  "'",
  "\\n",
  "%20",
  "!",
);
const anyCase = fc.constantFrom<(word: string) => string>(
  (word) => word,
  (word) => word.toLowerCase(),
  (word) => word.toUpperCase(),
  (word) => word.charAt(0).toUpperCase() + word.slice(1),
);
const anyPiece = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: anyName }, { weight: 3, arbitrary: anyPlain }, anySuffix, anyKey),
    anyCase,
    anyGap,
  )
  .map(([word, written, gap]) => written(word) + gap);
/** Sentences of names, of what leads to them and of what does not, in any order. */
const anyText = fc.array(anyPiece, { maxLength: 12 }).map((pieces) => pieces.join(""));

test("masking what is masked changes nothing, whatever stands beside what", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const masked = maskNames(text);
      expect(maskNames(masked)).toBe(masked);
    }),
    { numRuns: 1500 },
  );
});

test("the same holds for the names that are known", () => {
  fc.assert(
    fc.property(anyText, fc.array(anyName, { minLength: 1, maxLength: 3 }), (text, names) => {
      const mask = knownNamesMasker(names);
      expect(mask(mask(text))).toBe(mask(text));
      const masked = maskNames(mask(text));
      expect(maskNames(mask(masked))).toBe(masked);
    }),
    { numRuns: 200 },
  );
});

test("any text comes out, in which nothing is changed but what is masked", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: "binary" }), fc.json()), (text) => {
      let at = 0;
      for (const piece of maskNames(text).split("***")) {
        at = text.indexOf(piece, at);
        expect(at).toBeGreaterThanOrEqual(0);
        at += piece.length;
      }
    }),
    { numRuns: 500 },
  );
});

/** Texts that a careless pattern would go over again and again. */
const adversarial: readonly (readonly [what: string, text: (length: number) => string])[] = [
  ["one word", (n) => "о".repeat(n)],
  ["one word of capitals", (n) => "О".repeat(n)],
  ["an endless surname", (n) => "енк".repeat(n / 3)],
  ["hyphens", (n) => "а-".repeat(n / 2)],
  ["apostrophes", (n) => "д'".repeat(n / 2)],
  ["backslashes", (n) => "\\".repeat(n)],
  ["open brackets", (n) => '{"customer":'.repeat(n / 12)],
  ["open quotes", (n) => 'name="'.repeat(n / 6)],
  ["initials", (n) => "О. ".repeat(n / 3)],
  ["names", (n) => "Олена Коваленко ".repeat(n / 16)],
  ["names in small letters", (n) => "олена коваленко ".repeat(n / 16)],
  ["places", (n) => "вул. Шевченка ".repeat(n / 14)],
  ["stars", (n) => "*".repeat(n)],
  ["masks", (n) => "*** ".repeat(n / 4)],
  ["escapes", (n) => "\\u041e".repeat(n / 6)],
  ["percents", (n) => "%D0%9E".repeat(n / 6)],
  ["fillers", (n) => "мене звати ну ".repeat(n / 14)],
];

/** Processor time in microseconds. */
function timeOf(text: string): number {
  const start = process.cpuUsage().user;
  maskNames(text);
  return process.cpuUsage().user - start;
}

test.each(adversarial)("%s: eight times the text takes no more than some eight times as long", (_, text) => {
  const [short, long] = [text(8_000), text(64_000)];
  let [leastShort, leastLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // A quadratic pattern would take 64 times as long; below a millisecond the clock says little.
  const isLinear = () => leastLong < 24 * Math.max(leastShort, 1000);
  // What else the machine does can only make it slower: one good round is enough.
  for (let round = 0; round < 12 && !isLinear(); round++) {
    leastShort = Math.min(leastShort, timeOf(short));
    leastLong = Math.min(leastLong, timeOf(long));
  }
  expect(isLinear(), `${leastShort} µs, eight times as long ${leastLong} µs`).toBe(true);
});
