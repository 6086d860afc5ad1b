import { readFileSync } from "node:fs";

export const secretKinds = [
  "phone-canonical",
  "phone-written",
  "phone-spoken",
  "email",
  "card",
  "iban",
  "name-context",
  "name-bare",
] as const;

export type SecretKind = (typeof secretKinds)[number];

export interface Secret {
  readonly kind: SecretKind;
  /** The exact substring. */
  readonly text: string;
  /** For telephone numbers whose country is known: the mask that should stand in its place, `+380***567`. */
  readonly allowed?: string;
}

export interface CorpusLine {
  readonly text: string;
  readonly secrets: readonly Secret[];
  /** Exact substrings that must come out untouched. */
  readonly harmless: readonly string[];
}

/** Reads a labelled corpus of log lines. For tests and benchmarks only. */
export function readCorpus(name: "development" | "held-out"): readonly CorpusLine[] {
  const file = new URL(`${name}.ndjson`, import.meta.url);
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
