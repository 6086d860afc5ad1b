import { describe, expect, it } from "vitest";
import { measureMasking } from "./corpus/measure-masking.js";
import { readCorpus } from "./corpus/read-corpus.js";
import { maskPersonalData } from "./mask-personal-data.js";

describe.each(["development", "held-out"] as const)("on the %s half of the corpus", (half) => {
  const { recall, harmless } = measureMasking(maskPersonalData, readCorpus(half));

  it.each([
    ["phone-canonical", 1],
    ["phone-written", 0.95],
    ["phone-spoken", 0.95],
    ["email", 0.99],
    ["card", 0.99],
    ["iban", 0.99],
    ["name-context", 0.9],
  ] as const)("%s: at least %d are masked", (kind, share) => {
    expect(recall[kind].share).toBeGreaterThanOrEqual(share);
  });

  it("fewer than one harmless fragment in a hundred is hurt", () => {
    expect(harmless.share).toBeLessThan(0.01);
  });
});
