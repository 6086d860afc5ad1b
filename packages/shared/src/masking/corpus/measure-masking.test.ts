import { describe, expect, test } from "vitest";
import { measureMasking } from "./measure-masking.js";
import { type CorpusLine, readCorpus, secretKinds } from "./read-corpus.js";
import { withoutSecrets } from "./survives.js";

const corpora = ["development", "held-out"] as const;

function ideal(lines: readonly CorpusLine[]): (text: string) => string {
  const masked = lines.map((line) => {
    const longestFirst = [...line.secrets].sort((one, other) => other.text.length - one.text.length);
    const marked = longestFirst.reduce(
      (text, { text: part }, n) => text.replaceAll(part, `\0${n}\0`),
      line.text,
    );
    const filled = longestFirst.reduce(
      (text, { allowed }, n) => text.replaceAll(`\0${n}\0`, allowed ?? "***"),
      marked,
    );
    return [line.text, filled] as const;
  });
  const byText = new Map(masked);
  return (text) => byText.get(text) ?? text;
}

describe.each(corpora)("on the %s corpus", (name) => {
  const lines = readCorpus(name);

  test("a masker that does nothing finds nothing and hurts nothing", () => {
    const { recall, hurt } = measureMasking((text) => text, lines);
    expect(secretKinds.filter((kind) => recall[kind].masked > 0)).toEqual([]);
    expect(hurt).toEqual([]);
  });

  test("a masker that wipes the line finds everything and hurts everything", () => {
    const { misses, harmless } = measureMasking(() => "***", lines);
    expect(misses).toEqual([]);
    expect(harmless.share).toBe(1);
  });

  test("a masker that puts the labelled masks in place is perfect", () => {
    const { misses, otherwiseMasked, hurt } = measureMasking(ideal(lines), lines);
    expect({ misses, otherwiseMasked, hurt }).toEqual({ misses: [], otherwiseMasked: [], hurt: [] });
  });

  test("a masker that only cuts the secrets out misses none", () => {
    const rests = new Map(lines.map((line) => [line.text, withoutSecrets(line)]));
    expect(measureMasking((text) => rests.get(text) ?? text, lines).misses).toEqual([]);
  });
});

describe("of a secret", () => {
  const number = {
    kind: "phone-written",
    text: "067 123 45 67",
    allowed: "+380***567",
  } as const;
  const spoken = {
    kind: "phone-spoken",
    text: "плюс тридцять вісім нуль шістдесят сім сто двадцять три сорок",
  } as const;
  const name = { kind: "name-context", text: "Олена О. Коваленко" } as const;
  const card = { kind: "card", text: "4111 1111 1111 1111" } as const;
  const email = { kind: "email", text: "olena.k@example.com" } as const;

  test.each([
    ["the mask", number, "+380***567", true],
    ["the last three", number, "***567", true],
    ["nothing", number, "", true],
    ["the mask beside another number", number, "9981 +380***567 45", true],
    ["all, written otherwise", number, "+380671234567", false],
    ["four digits apart", number, "***45-67", false],
    ["its beginning", number, "067 123 ***", false],
    ["the network before the mask", number, "+38067***567", false],
    ["the country's words", spoken, "плюс тридцять вісім ***", true],
    ["three words in the middle", spoken, "*** сім сто двадцять ***", false],
    ["initials", name, "*** О. ***", true],
    ["the surname", name, "*** Коваленко", false],
    ["a longer word", name, "*** Коваленкове", true],
    ["four digits of the card", card, "***1111", true],
    ["eight digits of the card", card, "*** 1111 1111", false],
    ["the domain", email, "***@example.com", true],
    ["the name before the @", email, "olena.k@***", false],
  ] as const)("%s may stand or not", (_, secret, output, isMasked) => {
    const line = { text: `a ${secret.text} b`, secrets: [secret], harmless: [] };
    expect(measureMasking(() => `a ${output} b`, [line]).recall[secret.kind].masked).toBe(isMasked ? 1 : 0);
  });

  test("what also stands elsewhere in the line is no leak", () => {
    const line = { text: "067 123 45 67, order 1234567", secrets: [number], harmless: ["1234567"] };
    const { misses, hurt } = measureMasking(() => "+380***567, order 1234567", [line]);
    expect({ misses, hurt }).toEqual({ misses: [], hurt: [] });
  });

  test("another country code is masked otherwise, not missed", () => {
    const line = { text: "067 123 45 67", secrets: [number], harmless: [] };
    const { misses, otherwiseMasked } = measureMasking(() => "***567", [line]);
    expect({ misses: misses.length, otherwise: otherwiseMasked.length }).toEqual({ misses: 0, otherwise: 1 });
  });
});
