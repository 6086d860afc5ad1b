import { type CorpusLine, type SecretKind, secretKinds } from "./read-corpus.js";
import { occurrences, survives, withoutSecrets } from "./survives.js";

export interface Recall {
  readonly total: number;
  readonly masked: number;
  /** `masked / total`; 1 when there is none. */
  readonly share: number;
}

export interface Finding {
  readonly text: string;
  readonly line: string;
  readonly output: string;
}

export interface SecretFinding extends Finding {
  readonly kind: SecretKind;
}

export interface Measure {
  readonly recall: Readonly<Record<SecretKind, Recall>>;
  /** Secrets of which more than the mask survives. */
  readonly misses: readonly SecretFinding[];
  /** Numbers that are masked, but not as their label says: another country code, or none. No misses. */
  readonly otherwiseMasked: readonly (SecretFinding & { readonly allowed: string })[];
  readonly harmless: { readonly total: number; readonly hurt: number; readonly share: number };
  /** Harmless fragments that stand in the output less often than in the line. */
  readonly hurt: readonly Finding[];
}

/** Puts every line of a corpus through a masker and says what it missed and what it spoiled. */
export function measureMasking(mask: (text: string) => string, corpus: readonly CorpusLine[]): Measure {
  const lines = corpus.map((line) => ({ line, output: mask(line.text) }));
  const secrets = lines.flatMap(({ line, output }) =>
    line.secrets.map((secret) => ({
      ...secret,
      line: line.text,
      output,
      missed: survives(secret, output, line),
    })),
  );
  const hurt = lines.flatMap(({ line, output }) => {
    const rest = withoutSecrets(line);
    return line.harmless
      .filter((text) => occurrences(output, text) < occurrences(rest, text))
      .map((text) => ({ text, line: line.text, output }));
  });
  const total = corpus.reduce((sum, line) => sum + line.harmless.length, 0);
  const recallOf = (kind: SecretKind): Recall => {
    const ofKind = secrets.filter((secret) => secret.kind === kind);
    const masked = ofKind.filter((secret) => !secret.missed).length;
    return { total: ofKind.length, masked, share: ofKind.length === 0 ? 1 : masked / ofKind.length };
  };
  return {
    recall: Object.fromEntries(secretKinds.map((kind) => [kind, recallOf(kind)])) as Record<
      SecretKind,
      Recall
    >,
    misses: secrets
      .filter(({ missed }) => missed)
      .map(({ kind, text, line, output }) => ({ kind, text, line, output })),
    otherwiseMasked: secrets.flatMap(({ kind, text, line, output, missed, allowed }) =>
      missed || allowed === undefined || output.includes(allowed)
        ? []
        : [{ kind, text, line, output, allowed }],
    ),
    harmless: { total, hurt: hurt.length, share: total === 0 ? 0 : hurt.length / total },
    hurt,
  };
}
