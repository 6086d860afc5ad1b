/** A source of chance that repeats itself: the same seed gives the same numbers on every machine. */
export interface Random {
  /** From 0 to just below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(least: number, most: number): number;
  /** Whether something of this probability, 0 to 1, happens. */
  chance(probability: number): boolean;
  pick<const T extends readonly [unknown, ...unknown[]]>(items: T): T[number];
  /** A different order of the same items. */
  shuffle<T>(items: readonly T[]): T[];
  /** One of the keys, as often as their weights say. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Log-normal, as latencies are: half of them below `median`, a few far above; whole. */
  latency(median: number, spread?: number): number;
}

/** mulberry32: 32 bits of state are plenty for made-up calls. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed);
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  /** Box–Muller; `1 - next()` is never 0. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    shuffle: (items) =>
      items
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
    weighted: (weights) => pickWeighted(weights, next()),
    latency: (median, spread = 0.35) => Math.max(1, Math.round(median * Math.exp(spread * normal()))),
  };
}

function pickWeighted<K extends string>(weights: Readonly<Record<K, number>>, share: number): K {
  const entries = Object.entries(weights) as [K, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = share * total;
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new RangeError("there is nothing to pick from");
  return last[0];
}
