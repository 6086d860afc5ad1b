import { runDrainingWorkers } from "../run-worker.js";
import { type Stage, withDatabase } from "../stage.js";
import { withConnection } from "./connect.js";
import { ownTime, serverTime } from "./processor-time.js";

/** One way of getting events into the tables, once. Processor time in seconds, memory in bytes. */
export interface Load {
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly processor: { readonly client: number; readonly postgres: number; readonly redis: number };
  readonly peakMemory: number;
}

/** Processor time that a load has cost all that take part in it, µs an event. */
export function processorTime({ events, processor: { client, postgres, redis } }: Load): number {
  return ((client + postgres + redis) / events) * 1e6;
}

/** Measures a load whose client is this process. */
export async function measureOwn(stage: Stage, events: number, load: () => Promise<void>): Promise<Load> {
  const before = { client: ownTime(), ...serverTimes(stage) };
  const begun = performance.now();
  await load();
  const seconds = (performance.now() - begun) / 1_000;
  const after = { client: ownTime(), ...serverTimes(stage) };
  const processor = {
    client: after.client - before.client,
    postgres: after.postgres - before.postgres,
    redis: after.redis - before.redis,
  };
  return { events, eventsPerSecond: events / seconds, processor, peakMemory: 0 };
}

/** Workers drain the stream, which holds so many events, into a database. */
export async function measureDrain(
  stage: Stage,
  databaseUrl: string,
  events: number,
  workers = 1,
): Promise<Load> {
  const before = serverTimes(stage);
  const run = await runDrainingWorkers({ redisUrl: stage.redis.url, databaseUrl }, workers);
  const after = serverTimes(stage);
  await requireEvents(databaseUrl, events);
  const processor = {
    client: run.processor,
    postgres: after.postgres - before.postgres,
    redis: after.redis - before.redis,
  };
  return { events, eventsPerSecond: events / run.seconds, processor, peakMemory: run.peakMemory };
}

/** One worker drains the stream into fresh tables. */
export function measureDrainIntoEmpty(stage: Stage, events: number): Promise<Load> {
  return withDatabase(stage, ({ url }) => measureDrain(stage, url, events));
}

function serverTimes({ postgres, redis }: Stage): { readonly postgres: number; readonly redis: number } {
  return { postgres: serverTime(postgres.pid), redis: serverTime(redis.pid) };
}

/** A rate of events that are not there is none. */
export async function requireEvents(databaseUrl: string, events: number): Promise<void> {
  const { rows } = await withConnection(databaseUrl, (client) =>
    client.query<{ n: number }>("SELECT count(*)::int AS n FROM call_events"),
  );
  if (rows[0]?.n !== events) throw new Error(`${rows[0]?.n} events are in the tables, and not ${events}`);
}
