/** An amount of USD in billionths, the last digit of `numeric(18,9)`: sums stay exact. */
export type NanoUsd = bigint;

const DIGITS = 9;

/** Reads decimal text such as `0.000431`: no sign, at most 9 fraction digits. */
export function parseUsd(text: string): NanoUsd {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(DIGITS, "0"));
}

/** Writes an amount with all its 9 fraction digits, as Postgres does. */
export function formatUsd(amount: NanoUsd): string {
  const digits = amount.toString().padStart(DIGITS + 1, "0");
  return `${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`;
}
