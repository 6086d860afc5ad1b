import { createPool } from "@calltape/consumer";
import { type CallEvent, decodeEvent } from "@calltape/shared";
import { waitFor } from "@calltape/testkit";
import { withConnection } from "../measure/connect.js";
import { type Load, measureDrainIntoEmpty, measureOwn, processorTime } from "../measure/load.js";
import { spreadOf } from "../measure/statistics.js";
import type { Part } from "../part.js";
import { bullmq } from "../peers/bullmq.js";
import { direct } from "../peers/direct.js";
import { graphileWorker } from "../peers/graphile-worker.js";
import { ioredisAndPg } from "../peers/ioredis-and-pg.js";
import type { Peer } from "../peers/peer.js";
import { pgBoss } from "../peers/pg-boss.js";
import { table, whole } from "../report/table.js";
import { type Stage, withDatabase } from "../stage.js";
import { fillStream, repeated } from "../tape/backlog.js";
import { monthsOf } from "../tape/months.js";

const peers: readonly Peer[] = [ioredisAndPg, bullmq, graphileWorker, pgBoss, direct];
/** A peer is given this share of the backlog: it takes its time, and its rate does not depend on it. */
const SHARE = 1 / 15;
const OURS = "Calltape, one worker";

function eventsOf(lines: Iterable<string>): CallEvent[] {
  return [...lines].map((line) => {
    const result = decodeEvent(line);
    if (!result.ok) throw new Error(`an event to measure with cannot be read: ${result.message}`);
    return result.event;
  });
}

/** Lets one peer store the events in fresh tables. */
async function measure(stage: Stage, peer: Peer, events: readonly CallEvent[]): Promise<Load> {
  return withDatabase(stage, async ({ url }) => {
    await fillStream(stage.redis.url, []);
    await withConnection(url, async (client) => {
      for (const day of monthsOf(events)) await client.query("SELECT calltape_ensure_month($1::date)", [day]);
    });
    const looking = createPool({ databaseUrl: url, max: 1, onIdleError: () => undefined });
    const stored = async () => {
      const count = "SELECT count(*)::int AS n FROM call_events";
      const isThere = async () => (await looking.query<{ n: number }>(count)).rows[0]?.n === events.length;
      await waitFor(`${peer.name} to store all events`, isThere, { timeoutMs: 3_600_000, intervalMs: 100 });
    };
    const running = await peer.prepare({
      ...{ redisUrl: stage.redis.url, databaseUrl: url },
      ...{ events, stored },
    });
    const load = await measureOwn(stage, events.length, running.run);
    await running.close();
    await looking.end();
    return load;
  });
}

function tableOf(rounds: readonly Readonly<Record<string, Load>>[]): string {
  const ours = (round: Readonly<Record<string, Load>>) => round[OURS]?.eventsPerSecond ?? Number.NaN;
  const rows = [OURS, ...peers.map(({ name }) => name)].map((name) => {
    const loads = rounds.flatMap((round) => round[name] ?? []);
    const rate = spreadOf(loads.map(({ eventsPerSecond }) => eventsPerSecond));
    const times = spreadOf(rounds.map((round) => ours(round) / (round[name]?.eventsPerSecond ?? Number.NaN)));
    const processor = spreadOf(loads.map(processorTime));
    const rates = [whole(rate.median), `${whole(rate.least)} – ${whole(rate.most)}`];
    return [name, ...rates, name === OURS ? "" : `${times.median.toFixed(1)} ×`, whole(processor.median)];
  });
  return table([["", "events/s", "spread", "Calltape is faster", "processor, µs/event"], ...rows]);
}

export const peersPart: Part = {
  name: "peers",
  about: "the same events in the same tables by what one would use instead",
  run: async ({ stage, source, options, say }) => {
    const { events, rounds } = options;
    const few = eventsOf(repeated(source.lines, Math.max(1, Math.round(events * SHARE))));
    const results: Record<string, Load>[] = [];
    for (let round = 1; round <= rounds; round++) {
      await fillStream(stage.redis.url, repeated(source.lines, events));
      const loads: Record<string, Load> = { [OURS]: await measureDrainIntoEmpty(stage, events) };
      for (const peer of peers) {
        loads[peer.name] = await measure(stage, peer, few);
        say(`round ${round}: ${peer.name}: ${whole(loads[peer.name]?.eventsPerSecond ?? 0)} events/s`);
      }
      results.push(loads);
    }
    const figures = { events, eventsOfPeers: few.length, rounds: results };
    return { table: tableOf(results), figures };
  },
};
