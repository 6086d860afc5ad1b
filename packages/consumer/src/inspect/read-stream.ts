import { CONSUMER_GROUP } from "@calltape/shared";
import type { Redis } from "../redis/connect-redis.js";
import { readBacklog, readTally } from "../redis/read-backlog.js";
import { type Fields, fieldsOf, numberIn, timeOfEntry } from "./info.js";
import type { GroupState, StreamState } from "./snapshot.js";

/** So many of the oldest pending entries are looked at. */
const LOOKED_AT = 100;

/** What a stream holds and what its groups have not done. */
export async function readStream(redis: Redis, key: string): Promise<StreamState> {
  if ((await redis.exists(key)) === 0) return missing(key);
  const [stream, groups, tally, bytes] = await Promise.all([
    readFields(redis.xinfo("STREAM", key)),
    readRows(redis.xinfo("GROUPS", key)),
    readTally(redis, key, CONSUMER_GROUP),
    readBytes(redis, key),
  ]);
  const names = groups.map((group) => String(group.get("name")));
  const hasGroup = names.includes(CONSUMER_GROUP);
  const others = names.filter((name) => name !== CONSUMER_GROUP);
  return {
    ...{ key, exists: true, bytes, hasGroup },
    ...tally,
    length: numberIn(stream, "length"),
    firstAt: timeOfEntry(idOf(stream.get("first-entry"))),
    lastAt: timeOfEntry(idOf(stream.get("last-entry"))),
    otherGroups: await Promise.all(others.map((name) => readGroup(redis, key, name))),
    ...(hasGroup ? await readPending(redis, key) : NOTHING_PENDING),
  };
}

/** What `XINFO CONSUMERS` knows of the workers' group; nothing where that is not there. */
export async function readConsumers(
  redis: Redis,
  { key, hasGroup }: StreamState,
): Promise<readonly Fields[]> {
  return hasGroup ? readRows(redis.xinfo("CONSUMERS", key, CONSUMER_GROUP)) : [];
}

function missing(key: string): StreamState {
  const nothing = { length: 0, bytes: 0, added: 0, ...NOTHING_PENDING };
  const backlog = { waiting: 0, pending: 0, oldestMs: 0 };
  const unknown = { firstAt: undefined, lastAt: undefined };
  return { key, exists: false, ...nothing, ...unknown, backlog, hasGroup: false, otherGroups: [] };
}

async function readGroup(redis: Redis, key: string, name: string): Promise<GroupState> {
  return { name, ...(await readBacklog(redis, key, name)) };
}

/** An estimate from a few of the stream's nodes: counting all of a large stream would hold Redis up. */
async function readBytes(redis: Redis, key: string): Promise<number> {
  // A right that may be missing; the rest is worth seeing without it.
  const bytes = await redis.memory("USAGE", key).catch(() => null);
  return bytes === null ? Number.NaN : Number(bytes);
}

type Pending = Pick<StreamState, "mostDeliveries" | "oldestPendingWith">;

const NOTHING_PENDING: Pending = { mostDeliveries: 0, oldestPendingWith: undefined };

async function readPending(redis: Redis, key: string): Promise<Pending> {
  const rows = (await redis.xpending(key, CONSUMER_GROUP, "-", "+", LOOKED_AT)) as unknown[][];
  const [oldest] = rows;
  if (oldest === undefined) return NOTHING_PENDING;
  return {
    mostDeliveries: Math.max(...rows.map((row) => Number(row[3]))),
    oldestPendingWith: String(oldest[1]),
  };
}

const idOf = (entry: unknown) => (Array.isArray(entry) ? String(entry[0]) : undefined);

async function readFields(reply: Promise<unknown>): Promise<Fields> {
  return fieldsOf((await reply) as unknown[]);
}

async function readRows(reply: Promise<unknown>): Promise<readonly Fields[]> {
  return ((await reply) as unknown[][]).map(fieldsOf);
}
