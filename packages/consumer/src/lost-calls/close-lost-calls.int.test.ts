import { randomUUID } from "node:crypto";
import { streamKey } from "@calltape/shared";
import { createDatabase, type TestDatabase, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../db/migrate.js";
import { createPool, type Pool } from "../db/pool.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import { connectRedis, type RedisLink } from "../redis/connect-redis.js";
import { closeLostCalls } from "./close-lost-calls.js";

const say = () => undefined;
const logger = { debug: say, info: say, warning: say, error: say };
const stop = new AbortController();
let database: TestDatabase;
let pool: Pool;
let link: RedisLink;
let prefix: string;

beforeEach(async () => {
  const { redisUrl, databaseUrl } = testServices();
  prefix = `test:${randomUUID()}`;
  database = await createDatabase(databaseUrl);
  pool = createPool({ databaseUrl: database.url, max: 2, onIdleError: say });
  await migrate(pool);
  await new PartitionKeeper(pool).ensureAhead(new Date());
  link = connectRedis(redisUrl);
  await link.settled(stop.signal);
});
afterEach(async () => {
  stop.abort();
  await link.redis.del(streamKey(prefix, 0));
  link.disconnect();
  await pool.end();
  await database.drop();
});

/** Of which an event was stored just now, and nothing will come any more. */
async function silentCall(): Promise<void> {
  const id = randomUUID();
  await pool.query("INSERT INTO calls (id, started_at, updated_at) VALUES ($1, now(), now())", [id]);
  await pool.query(
    `INSERT INTO call_events (event_id, call_id, call_started_at, type, schema_version, occurred_at, data)
     SELECT gen_random_uuid(), id, started_at, 'turn.completed', 1, started_at, '{}' FROM calls`,
  );
}

test("no call is closed while events wait, of which it may have some; and however often it is, by one end", async () => {
  await silentCall();
  let looks = 0;
  let isBehind = true;
  const watched = { isBehind: async () => ++looks > 0 && isBehind };
  void closeLostCalls({ pool, link, prefix, shards: 1, lostAfter: 250, logger, ...watched }, stop.signal);
  await waitFor("several looks", () => looks >= 4);
  const ends = () => link.redis.xrange(streamKey(prefix, 0), "-", "+");
  expect(await ends()).toEqual([]);
  isBehind = false;
  // Nobody stores its end, so every look finds it silent still: the end is the same each time.
  await waitFor("the call to be closed twice", async () => (await ends()).length >= 2);
  const ids = (await ends()).map(([, fields]) => JSON.parse(fields[1] ?? "{}").id);
  expect(new Set(ids).size).toBe(1);
});
