import { describe, expect, test } from "vitest";
import { readCorpus, secretKinds } from "./read-corpus.js";
import { occurrences, withoutSecrets } from "./survives.js";

const corpora = (["development", "held-out"] as const).map((name) => ({ name, lines: readCorpus(name) }));
const atLeast = {
  "phone-canonical": 80,
  "phone-written": 250,
  "phone-spoken": 40,
  email: 50,
  card: 25,
  iban: 20,
  "name-context": 120,
  "name-bare": 25,
};

function digitSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function ibanRemainder(iban: string): number {
  const compact = iban.replace(/\s/g, "").toUpperCase();
  const digits = [...(compact.slice(4) + compact.slice(0, 4))].map((sign) => Number.parseInt(sign, 36));
  return [...digits.join("")].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
}

describe.each(corpora)("the $name corpus", ({ lines }) => {
  const secrets = lines.flatMap((line) => line.secrets);

  test("is large enough for every kind, and a third or more of its lines have no secret", () => {
    const counts = secretKinds.map((kind) => [kind, secrets.filter((secret) => secret.kind === kind).length]);
    for (const [kind, least] of Object.entries(atLeast))
      expect(Object.fromEntries(counts)[kind]).toBeGreaterThanOrEqual(least);
    expect(secrets.every(({ kind }) => secretKinds.includes(kind))).toBe(true);
    expect(lines.length).toBeGreaterThanOrEqual(400);
    expect(lines.filter((line) => line.secrets.length === 0).length).toBeGreaterThan(lines.length / 3);
    expect(lines.flatMap((line) => line.harmless).length).toBeGreaterThanOrEqual(750);
  });

  test("labels what stands in the line, and nothing twice", () => {
    for (const line of lines) {
      const labels = [...line.secrets.map(({ text }) => text), ...line.harmless];
      expect(new Set(labels).size, line.text).toBe(labels.length);
      for (const label of labels) expect(line.text).toContain(label);
    }
  });

  test("calls nothing harmless that is part of a secret, and no secret stands in another", () => {
    for (const line of lines) {
      const rest = withoutSecrets(line);
      for (const text of line.harmless)
        expect(occurrences(rest, text), `${text} in ${line.text}`).toBe(occurrences(line.text, text));
      for (const { text } of line.secrets)
        expect(
          line.secrets.filter((other) => other.text.includes(text)),
          line.text,
        ).toHaveLength(1);
    }
  });

  test("has canonical numbers in E.164, with the mask of the same number", () => {
    for (const { text, allowed } of secrets.filter(({ kind }) => kind === "phone-canonical")) {
      expect(text).toMatch(/^\+[1-9]\d{9,13}$/);
      const [countryCode = "", lastThree = ""] = allowed?.split("***") ?? [];
      expect(countryCode.length, text).toBeGreaterThan(1);
      expect(text.startsWith(countryCode) && text.endsWith(lastThree), text).toBe(true);
    }
  });

  test("expects masks of written numbers that end as the number does", () => {
    for (const { text, allowed } of secrets.filter(({ kind }) => kind === "phone-written")) {
      if (allowed === undefined) continue;
      expect(allowed, text).toMatch(/^\+[1-9]\d{0,2}\*{3}\d{3}$/);
      expect(decodeURIComponent(text).replace(/\D/g, "").slice(-3)).toBe(allowed.slice(-3));
    }
  });

  test("has cards with a true check digit", () => {
    const cards = secrets.filter(({ kind }) => kind === "card").map(({ text }) => text.replace(/\D/g, ""));
    expect(cards.filter((card) => digitSum(card) % 10 !== 0)).toEqual([]);
  });

  test("has IBANs with true check digits", () => {
    const ibans = secrets.filter(({ kind }) => kind === "iban").map(({ text }) => text);
    expect(ibans.filter((iban) => ibanRemainder(iban) !== 1)).toEqual([]);
  });

  test("has addresses in domains that nobody owns", () => {
    for (const { text } of secrets.filter(({ kind }) => kind === "email"))
      expect(text).toMatch(/(?:@|%40)(?:.+\.)?(?:example(?:\.(?:com|net|org))?|test)$/i);
  });
});

test("the two corpora share no line and no number", () => {
  const [development, heldOut] = corpora.map(({ lines }) => ({
    lines: lines.map(({ text }) => text),
    numbers: lines.flatMap(({ secrets }) =>
      secrets
        .filter(({ kind }) => kind.startsWith("phone"))
        .map(({ text }) => text.replace(/[^\d\p{L}]/gu, "")),
    ),
  }));
  const seen = new Set([...(development?.lines ?? []), ...(development?.numbers ?? [])]);
  expect(heldOut?.lines.filter((line) => seen.has(line))).toEqual([]);
  expect(heldOut?.numbers.filter((number) => seen.has(number))).toEqual([]);
});
