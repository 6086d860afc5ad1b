import { connect, withConnection } from "../measure/connect.js";
import { ownTime, serverTime } from "../measure/processor-time.js";
import { spreadOf } from "../measure/statistics.js";
import type { Part, PartContext } from "../part.js";
import { table, whole } from "../report/table.js";
import { runDrainingWorker } from "../run-worker.js";
import { checkpoint, type Stage, withDatabase } from "../stage.js";
import { fillStream } from "../tape/backlog.js";
import { loadTables, monthsIn, readTables, splitTables, type TableRows } from "../tape/table-rows.js";

/** Connections that load the floor. */
const CONNECTIONS = 2;

/** One way of getting the rows into the tables, once. Processor time in seconds. */
interface Load {
  readonly eventsPerSecond: number;
  readonly processor: { readonly client: number; readonly postgres: number; readonly redis: number };
  readonly peakMemory: number;
}

interface Round {
  readonly drain: Load;
  readonly floor: Load;
}

interface Loaded {
  readonly drain: Load;
  readonly rows: readonly TableRows[];
  readonly months: readonly string[];
}

/** One worker drains a backlog into an empty database, with all guarantees on. */
async function drain(stage: Stage, events: number): Promise<Loaded> {
  return withDatabase(stage, async ({ url }) => {
    const before = serverTimes(stage);
    const run = await runDrainingWorker({ redisUrl: stage.redis.url, databaseUrl: url });
    const after = serverTimes(stage);
    await requireEvents(url, events);
    return {
      drain: {
        eventsPerSecond: events / run.seconds,
        processor: {
          client: run.processor,
          postgres: after.postgres - before.postgres,
          redis: after.redis - before.redis,
        },
        peakMemory: run.peakMemory,
      },
      rows: await readTables(url),
      months: await monthsIn(url),
    };
  });
}

/** The same rows by COPY into the same tables: the most that this Postgres can take. */
async function floor(stage: Stage, { rows, months }: Loaded, events: number): Promise<Load> {
  return withDatabase(stage, async ({ url }) => {
    await withConnection(url, async (client) => {
      for (const day of months) await client.query("SELECT calltape_ensure_month($1::date)", [day]);
    });
    await checkpoint(url);
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url)));
    const parts = splitTables(rows, CONNECTIONS);
    const before = { ...serverTimes(stage), client: ownTime() };
    const begun = performance.now();
    await Promise.all(clients.map((client, i) => loadTables(client, parts[i] ?? [])));
    const seconds = (performance.now() - begun) / 1_000;
    const client = ownTime() - before.client;
    await Promise.all(clients.map((one) => one.end()));
    const after = serverTimes(stage);
    await requireEvents(url, events);
    const processor = {
      client,
      postgres: after.postgres - before.postgres,
      redis: after.redis - before.redis,
    };
    return { eventsPerSecond: events / seconds, processor, peakMemory: 0 };
  });
}

function serverTimes({ postgres, redis }: Stage): { readonly postgres: number; readonly redis: number } {
  return { postgres: serverTime(postgres.pid), redis: serverTime(redis.pid) };
}

async function requireEvents(databaseUrl: string, events: number): Promise<void> {
  const { rows } = await withConnection(databaseUrl, (client) =>
    client.query<{ n: number }>("SELECT count(*)::int AS n FROM call_events"),
  );
  if (rows[0]?.n !== events) throw new Error(`${rows[0]?.n} events are in the tables, and not ${events}`);
}

const ways = ["drain", "floor"] as const;

function tableOf(rounds: readonly Round[], events: number): string {
  const rows = ways.map((way) => {
    const loads = rounds.map((round) => round[way]);
    const rate = spreadOf(loads.map((load) => load.eventsPerSecond));
    const each = (of: keyof Load["processor"]) =>
      whole(spreadOf(loads.map(({ processor }) => (processor[of] / events) * 1e6)).median);
    const sum = ({ processor: { client, postgres, redis } }: Load) => client + postgres + redis;
    const total = whole(spreadOf(loads.map((load) => (sum(load) / events) * 1e6)).median);
    const rates = [whole(rate.median), `${whole(rate.least)} – ${whole(rate.most)}`];
    return [way, ...rates, each("client"), each("postgres"), each("redis"), total];
  });
  const title = ["", "events/s", "spread", "worker or client, µs/event", "Postgres", "Redis", "together"];
  const share = spreadOf(rounds.map((round) => round.drain.eventsPerSecond / round.floor.eventsPerSecond));
  const memory = Math.max(...rounds.map((round) => round.drain.peakMemory));
  return `${table([title, ...rows])}

The drain at ${share.median.toFixed(2)} of the floor (${share.least.toFixed(2)} – ${share.most.toFixed(2)}); the worker's memory at most ${whole(memory / 2 ** 20)} MiB.`;
}

export const drainPart: Part = {
  name: "drain",
  about: "one worker on a prefilled backlog, and the floor: the same rows by two COPY connections",
  run: async ({ stage, source, options, say }: PartContext) => {
    const { events, rounds } = options;
    const results: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      await fillStream(stage.redis.url, source.lines, events);
      const drained = await drain(stage, events);
      results.push({ drain: drained.drain, floor: await floor(stage, drained, events) });
      say(tableOf(results.slice(-1), events));
    }
    return { table: tableOf(results, events), figures: { events, rounds: results } };
  },
};
