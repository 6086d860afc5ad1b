import fc from "fast-check";
import { expect, test } from "vitest";
import { anySnapshot, away, snapshotOf, wellRedis, wellStream } from "../../fixtures/any-snapshot.js";
import { type Condition, conditions, conditionsOf } from "./conditions.js";
import type { Snapshot } from "./snapshot.js";

const late = { backlog: { waiting: 500, pending: 100, oldestMs: 61_000 } };
const left = { ...late, oldestPendingWith: "host-2" };
const nothingNew = { backlog: { waiting: 0, pending: 100, oldestMs: 61_000 } };
const still = { windowMs: 2_000, inPerSecond: 10, outPerSecond: 0 };
const gone = { name: "host-2", isConnected: false, address: undefined, pending: 600, idleMs: 90_000 };
const there = wellRedis.workers;
const unknown = there.map((worker) => ({ ...worker, isConnected: undefined }));
const noStream = { ...wellStream, exists: false, hasGroup: false, length: 0 };

const table: readonly (readonly [what: string, snapshot: Snapshot, found: readonly Condition[]])[] = [
  ["all is well", snapshotOf(), []],
  ["both are away", { ...snapshotOf(), redis: away, postgres: away }, ["both_away"]],
  ["Redis is away", { ...snapshotOf(), redis: away }, ["redis_away"]],
  [
    "Redis is away and letters lie there",
    { ...snapshotOf({ postgres: { lostLately: 1 } }), redis: away },
    ["redis_away", "calls_lost"],
  ],
  ["Redis is full", snapshotOf({ redis: { used: 4e9 } }), ["redis_full"]],
  ["Redis is nearly full", snapshotOf({ redis: { used: 3.3e9 } }), ["redis_tight"]],
  ["Redis may evict", snapshotOf({ redis: { mayEvict: true } }), ["redis_may_evict"]],
  ["Postgres is away", { ...snapshotOf(), postgres: away }, ["postgres_away"]],
  [
    "Postgres is away for long",
    { ...snapshotOf({ stream: late, flow: still }), postgres: away },
    ["postgres_away"],
  ],
  [
    "no worker is there, and Postgres away",
    { ...snapshotOf({ stream: late, flow: still, redis: { workers: [gone] } }), postgres: away },
    ["postgres_away", "no_worker"],
  ],
  ["the schema is missing", { ...snapshotOf(), postgres: { ...away, status: "fault" } }, ["postgres_fault"]],
  ["partitions have ended", snapshotOf({ postgres: { horizonDays: 0 } }), ["partitions_ended"]],
  ["partitions end in a week", snapshotOf({ postgres: { horizonDays: 6.9 } }), ["partitions_end_soon"]],
  ["partitions are not known", snapshotOf({ postgres: { horizonDays: Number.NaN } }), []],
  ["nobody has ever recorded", snapshotOf({ redis: { streams: [noStream], workers: [] } }), ["no_stream"]],
  ["one of two streams is not there yet", snapshotOf({ redis: { streams: [wellStream, noStream] } }), []],
  [
    "the group is missing",
    snapshotOf({ stream: { hasGroup: false, ...late }, redis: { workers: [] } }),
    ["no_group"],
  ],
  ["no worker is connected", snapshotOf({ redis: { workers: [] } }), ["no_worker"]],
  [
    "who is connected is not told, and nothing is late",
    snapshotOf({ redis: { workers: [], tellsClients: false } }),
    [],
  ],
  [
    "who is connected is not told, nobody left a trace, and events wait",
    snapshotOf({ redis: { workers: [], tellsClients: false }, stream: late }),
    ["no_worker"],
  ],
  [
    "who is connected is not told, and somebody stores",
    snapshotOf({
      redis: { workers: unknown, tellsClients: false },
      stream: late,
      flow: { ...still, outPerSecond: 20 },
    }),
    ["late"],
  ],
  [
    "a worker died, and the others get on without what it had",
    snapshotOf({ redis: { workers: [...there, gone] }, stream: left, flow: { ...still, outPerSecond: 10 } }),
    ["left_behind"],
  ],
  [
    "a worker died with all that waits",
    snapshotOf({ redis: { workers: [...there, gone] }, stream: { ...left, ...nothingNew }, flow: still }),
    ["left_behind"],
  ],
  [
    "a worker died, and the others get nothing done either",
    snapshotOf({ redis: { workers: [...there, gone] }, stream: left, flow: still }),
    ["stuck"],
  ],
  ["nothing is stored", snapshotOf({ stream: late, flow: still }), ["stuck"]],
  ["nothing is stored, but nothing is late", snapshotOf({ flow: still }), []],
  [
    "more comes in than is stored",
    snapshotOf({ stream: late, flow: { ...still, outPerSecond: 9 } }),
    ["falling_behind"],
  ],
  ["it catches up", snapshotOf({ stream: late, flow: { ...still, outPerSecond: 11 } }), ["late"]],
  [
    "rates are not known",
    snapshotOf({
      stream: late,
      flow: { windowMs: Number.NaN, inPerSecond: Number.NaN, outPerSecond: Number.NaN },
    }),
    ["late"],
  ],
  ["an event was given out often", snapshotOf({ stream: { mostDeliveries: 3 } }), ["suspect_event"]],
  [
    "letters were set aside",
    snapshotOf({ postgres: { deadLetters: [{ reason: "invalid", count: 1, newestAt: new Date(0) }] } }),
    ["dead_letters"],
  ],
  ["letters are not known", snapshotOf({ postgres: { deadLetters: undefined } }), []],
  [
    "calls were lost and are incomplete",
    snapshotOf({ postgres: { lostLately: 1, incompleteLately: 2 } }),
    ["calls_lost", "calls_incomplete"],
  ],
];

test.each(table)("when %s, that is what is found", (_, snapshot, found) => {
  expect(conditionsOf(snapshot)).toEqual(found);
});

test("every condition is found in some state", () => {
  expect(new Set(table.flatMap(([, , found]) => found))).toEqual(new Set(conditions));
});

test("whatever a look finds, the worst comes first, each once, and a server that is away is never well", () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const found = conditionsOf(snapshot);
      const places = found.map((condition) => conditions.indexOf(condition));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      const areUp = snapshot.redis.status === "up" && snapshot.postgres.status === "up";
      expect(areUp || found.length > 0).toBe(true);
    }),
  );
});

test("what waits for long is never well, whatever else is known", () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const { redis } = snapshot;
      if (redis.status !== "up" || redis.state.streams.every(({ backlog }) => backlog.oldestMs <= 60_000))
        return;
      expect(conditionsOf(snapshot)).not.toEqual([]);
    }),
  );
});
