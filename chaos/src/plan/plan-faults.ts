import { FAULT_KINDS, type FaultKind, LANE_NAMES, LANES, type Lane, type LaneName } from "./fault-kinds.js";
import { type Random, seededRandom } from "./seeded-random.js";

export interface PlannedFault {
  /** From the beginning, ms. */
  readonly at: number;
  readonly lane: LaneName;
  readonly kind: FaultKind;
  /** Which of the things of the lane is struck. */
  readonly target: number;
  readonly durationMs: number;
  /** For whatever else about the fault is left to chance. */
  readonly seed: number;
}

export interface PlanOptions {
  readonly seed: number;
  readonly lengthMs: number;
}

/** Shorter than this, not every kind of fault finds its place. */
export const SHORTEST_PLAN_MS = 24_000;
/** A fault or a rest takes no more than this of the plan's length, and less where a lane has many kinds. */
const LARGEST_SHARE = 1 / 13;
/** Between two faults of a lane, ms. */
const REST = { least: 500, most: 8_000 };
/**
 * Draws faults by chance. Pure: the same seed and length give the same plan.
 *
 * Within a lane no fault begins before the last one is over; each lane deals its
 * kinds like a shuffled pack of cards, so that none is left out; all end within
 * the length. In the order in which they begin.
 */
export function planFaults({ seed, lengthMs }: PlanOptions): readonly PlannedFault[] {
  const random = seededRandom(seed);
  return LANE_NAMES.flatMap((name) =>
    planLane(name, lengthMs, seededRandom(random.whole(0, 0x7fffffff))),
  ).sort((a, b) => a.at - b.at);
}

function planLane(name: LaneName, lengthMs: number, random: Random): PlannedFault[] {
  const { kinds, targets }: Lane = LANES[name];
  // So that the shortest plan has room for each kind.
  const longest = lengthMs * Math.min(LARGEST_SHARE, 1 / (2 * kinds.length + 1));
  const faults: PlannedFault[] = [];
  let pack: FaultKind[] = [];
  let at = 0;
  for (;;) {
    at += random.whole(REST.least, Math.min(REST.most, longest));
    if (pack.length === 0) pack = random.shuffle(kinds);
    const kind = pack.shift() ?? kinds[0];
    const { leastMs, mostMs } = FAULT_KINDS[kind];
    const durationMs = random.whole(leastMs, Math.max(leastMs, Math.min(mostMs, Math.floor(longest))));
    const target = random.whole(0, targets - 1);
    if (at + durationMs > lengthMs) return faults;
    faults.push({ at, lane: name, kind, target, durationMs, seed: random.whole(0, 0x7fffffff) });
    at += durationMs;
  }
}
