import {
  type Child,
  killChildren,
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
  waitFor,
} from "@calltape/testkit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording, type RecordingFile } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { calltape } from "./support/calltape.js";
import { type Crew, startCrew } from "./support/crew.js";
import { storedEvents } from "./support/database.js";

const recording = makeRecording({ calls: 400 });
const total = recording.figures.rows["call_events"] ?? 0;
/** Recorded time in some six seconds: more than the workers manage with their small batches. */
const SPEED = String(recording.spanMs / 6_000);
const SMALL = { CALLTAPE_BATCH_SIZE: "10", CALLTAPE_CLAIM_AFTER_MS: "1500" };
const LONG = { timeoutMs: 60_000 };

let redis: RedisServer;
let postgres: PostgresServer;
let bench: Bench;
let crew: Crew;
let file: RecordingFile;

beforeEach(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres({ fsync: false })]);
  bench = await openBench({ redisUrl: redis.url, databaseUrl: postgres.url });
  file = await recording.write();
});

afterEach(async () => {
  killChildren();
  bench.stream.close();
  await Promise.all([redis.dispose(), postgres.dispose(), file.remove()]);
});

const stored = (share: number) =>
  waitFor(
    `${share * 100} % to be stored`,
    async () => (await storedEvents(bench.databaseUrl)) >= total * share,
    LONG,
  );

/** Breaks a server, and mends it when a worker has noticed. */
async function outage(log: string, breakIt: () => Promise<void>, mendIt: () => Promise<void>): Promise<void> {
  const before = crew.logged(log).length;
  await breakIt();
  await waitFor(`a worker to log ${log}`, () => crew.logged(log).length > before, LONG);
  await mendIt();
}

async function breakServers(): Promise<void> {
  await stored(0.1);
  await outage("postgres_away", () => postgres.stop("immediate"), postgres.restart);
  await stored(0.3);
  await outage("redis_away", redis.kill, redis.restart);
  await stored(0.5);
  await outage("postgres_away", () => postgres.stop("immediate"), postgres.restart);
  await stored(0.6);
}

it("workers are killed one after the other, Postgres twice and Redis once, and every event counts once", async () => {
  crew = await startCrew(bench, SMALL);
  const replay: Child = calltape(["replay", "--speed", SPEED, file.path], bench.env);
  const servers = new AbortController();
  const [held] = await Promise.all([
    crew.killInTurn(servers.signal),
    breakServers().finally(() => servers.abort()),
  ]);
  expect(await replay.exited).toEqual({ code: 0, signal: null });
  await bench.stream.drained(60_000);
  await crew.stop();

  await expectExactly(bench.databaseUrl, recording.figures);
  expect(await bench.stream.pending()).toBe(0);
  // The faults did hit: workers died with entries in hand, and others took those over.
  expect(held.length).toBeGreaterThan(3);
  expect(held.filter((count) => count > 0).length).toBeGreaterThan(1);
  const sum = (event: string, field: string) =>
    crew.logged(event).reduce((count, line) => count + Number(line[field]), 0);
  expect(sum("entries_claimed", "count")).toBeGreaterThan(0);
});
