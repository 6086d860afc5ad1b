import { connect, withConnection } from "../measure/connect.js";
import { type Load, measureDrain, measureOwn, processorTime, requireEvents } from "../measure/load.js";
import { spreadOf } from "../measure/statistics.js";
import type { Part } from "../part.js";
import { table, whole } from "../report/table.js";
import { checkpoint, type Stage, withDatabase } from "../stage.js";
import { fillStream, repeated } from "../tape/backlog.js";
import { loadTables, monthsIn, readTables, splitTables, type TableRows } from "../tape/table-rows.js";

/** Connections that load the floor. */
const CONNECTIONS = 2;

interface Round {
  readonly drain: Load;
  readonly floor: Load;
}

interface Drained {
  readonly load: Load;
  readonly rows: readonly TableRows[];
  readonly months: readonly string[];
}

/** One worker drains a backlog into empty tables, with all guarantees on. */
async function drain(stage: Stage, events: number): Promise<Drained> {
  return withDatabase(stage, async ({ url }) => {
    const load = await measureDrain(stage, url, events);
    return { load, rows: await readTables(url), months: await monthsIn(url) };
  });
}

/** The same rows by COPY into the same tables: the most that this Postgres can take. */
async function floor(stage: Stage, { rows, months }: Drained, events: number): Promise<Load> {
  return withDatabase(stage, async ({ url }) => {
    await withConnection(url, async (client) => {
      for (const day of months) await client.query("SELECT calltape_ensure_month($1::date)", [day]);
    });
    await checkpoint(url);
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url)));
    const parts = splitTables(rows, CONNECTIONS);
    const load = await measureOwn(stage, events, async () => {
      await Promise.all(clients.map((client, i) => loadTables(client, parts[i] ?? [])));
    });
    await Promise.all(clients.map((client) => client.end()));
    await requireEvents(url, events);
    return load;
  });
}

const ways = ["drain", "floor"] as const;

function tableOf(rounds: readonly Round[]): string {
  const rows = ways.map((way) => {
    const loads = rounds.map((round) => round[way]);
    const rate = spreadOf(loads.map((load) => load.eventsPerSecond));
    const each = (of: keyof Load["processor"]) =>
      whole(spreadOf(loads.map(({ processor, events }) => (processor[of] / events) * 1e6)).median);
    const rates = [whole(rate.median), `${whole(rate.least)} – ${whole(rate.most)}`];
    const together = whole(spreadOf(loads.map(processorTime)).median);
    return [way, ...rates, each("client"), each("postgres"), each("redis"), together];
  });
  const title = ["", "events/s", "spread", "processor: worker, µs/event", "Postgres", "Redis", "together"];
  const share = spreadOf(rounds.map((round) => round.drain.eventsPerSecond / round.floor.eventsPerSecond));
  const memory = Math.max(...rounds.map((round) => round.drain.peakMemory));
  return `${table([title, ...rows])}

The drain at ${share.median.toFixed(2)} of the floor (${share.least.toFixed(2)} – ${share.most.toFixed(2)}); the worker's memory at most ${whole(memory / 2 ** 20)} MiB.`;
}

export const drainPart: Part = {
  name: "drain",
  about: "one worker on a prefilled backlog, and the floor: the same rows by two COPY connections",
  run: async ({ stage, source, options, say }) => {
    const { events, rounds } = options;
    const results: Round[] = [];
    for (let round = 1; round <= rounds; round++) {
      await fillStream(stage.redis.url, repeated(source.lines, events));
      const drained = await drain(stage, events);
      results.push({ drain: drained.load, floor: await floor(stage, drained, events) });
      say(tableOf(results.slice(-1)));
    }
    return { table: tableOf(results), figures: { events, rounds: results } };
  },
};
