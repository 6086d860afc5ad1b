/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  /** Whether something of this likelihood (0 to 1) happens. */
  chance(likelihood: number): boolean;
  pick<const T>(choices: readonly [T, ...T[]]): T;
  /** So many hexadecimal digits. */
  hex(digits: number): string;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (likelihood) => next() < likelihood,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    hex: (digits) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(""),
  };
}

/** A UUID of version 7 for a moment in ms since the epoch. */
export function uuidAt(ms: number, random: Random): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`;
}
