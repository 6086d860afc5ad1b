import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAULT_KINDS, LANE_NAMES, LANES, type Lane } from "./fault-kinds.js";
import { type PlanOptions, planFaults, SHORTEST_PLAN_MS } from "./plan-faults.js";

const anyPlan = fc.record({
  seed: fc.integer(),
  lengthMs: fc.integer({ min: SHORTEST_PLAN_MS, max: 300_000 }),
}) satisfies fc.Arbitrary<PlanOptions>;
const property = (check: (options: PlanOptions) => void) =>
  fc.assert(fc.property(anyPlan, check), { numRuns: 40 });

describe("planFaults", () => {
  it("gives the same plan for the same seed, and another for another", () => {
    property((options) => {
      expect(planFaults(options)).toEqual(planFaults(options));
    });
    expect(planFaults({ seed: 1, lengthMs: 60_000 })).not.toEqual(planFaults({ seed: 2, lengthMs: 60_000 }));
  });

  it("has each kind of fault at least once, however short it is", () => {
    property((options) => {
      const kinds = new Set<string>(planFaults(options).map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(Object.keys(FAULT_KINDS).sort());
    });
  });

  it("deals every kind of a lane before any of them comes again", () => {
    property((options) => {
      const plan = planFaults(options);
      for (const name of LANE_NAMES) {
        const { kinds } = LANES[name];
        const dealt = plan.filter(({ lane }) => lane === name);
        for (let first = 0; first + kinds.length <= dealt.length; first += kinds.length) {
          const round = dealt.slice(first, first + kinds.length).map(({ kind }) => kind);
          expect(round.sort()).toEqual([...kinds].sort());
        }
      }
    });
  });

  it("never begins a fault before the last one of its lane is over, and ends all of them in time", () => {
    property((options) => {
      const over = new Map<string, number>();
      const wrong = planFaults(options).filter(({ at, lane, durationMs }) => {
        const before = over.get(lane) ?? 0;
        over.set(lane, at + durationMs);
        return at <= before || at + durationMs > options.lengthMs;
      });
      expect(wrong).toEqual([]);
    });
  });

  it("keeps to what its kinds and lanes allow", () => {
    property((options) => {
      const wrong = planFaults(options).filter(({ kind, lane, target, durationMs }) => {
        const { leastMs, mostMs } = FAULT_KINDS[kind];
        const { kinds, targets }: Lane = LANES[lane];
        const isTarget = Number.isInteger(target) && target >= 0 && target < targets;
        return !kinds.includes(kind) || !isTarget || durationMs < leastMs || durationMs > mostMs;
      });
      expect(wrong).toEqual([]);
    });
  });

  it("is in the order in which faults begin", () => {
    property((options) => {
      const begins = planFaults(options).map(({ at }) => at);
      expect(begins).toEqual([...begins].sort((a, b) => a - b));
    });
  });
});
