import { EVENT_FIELD } from "@calltape/shared";
import type { Redis } from "../redis/connect-redis.js";
import type { Entry } from "./entry.js";

/** `[id, [field, value, …]]`; fields are `null` when the entry was deleted but is still pending. */
type RawEntry = [id: Buffer, fields: Buffer[] | null];

const EVENT = Buffer.from(EVENT_FIELD);

/** Removes a consumer only if nothing is pending for it: XGROUP DELCONSUMER would drop those entries for good. */
const LEAVE = `
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
return 1`;

/**
 * Cuts the entries that every group has acknowledged, up to the replay window.
 * The lowest id still needed is, over all groups, the first pending one, or
 * else the last delivered one; computed and cut in one step, so that nothing
 * comes between. Without our own group nothing is known to be done, and nothing
 * is cut. Ids are two integers: as text, 9-0 would come after 10-0.
 */
const TRIM = `
local function parts(id)
  local ms, n = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(n)
end
local function before(a, b)
  local ams, an = parts(a)
  local bms, bn = parts(b)
  return ams < bms or (ams == bms and an < bn)
end
local now = redis.call('TIME')
local oldest = math.max(0, now[1] * 1000 + math.floor(now[2] / 1000) - ARGV[2])
local floor = string.format('%.0f-0', oldest)
local found = false
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #info, 2 do group[info[i]] = info[i + 1] end
  found = found or group['name'] == ARGV[1]
  local needed = group['last-delivered-id']
  if group['pending'] > 0 then needed = redis.call('XPENDING', KEYS[1], group['name'])[2] end
  if before(needed, floor) then floor = needed end
end
if not found then return 0 end
return redis.call('XTRIM', KEYS[1], 'MINID', '~', floor)`;

/** Makes an entry look untouched for a day, so that others may claim it at once. */
const RELEASED_IDLE = 86_400_000;

export interface Delivery {
  readonly entries: readonly Entry[];
  /** Entries that were deleted while pending: nothing of them is left but their id. */
  readonly deleted: readonly string[];
}

/** One consumer's view of one stream: the commands of Redis Streams, in this project's terms. */
export class StreamGroup {
  readonly stream: string;
  readonly #redis: Redis;
  readonly #group: string;
  readonly #consumer: string;

  constructor(redis: Redis, stream: string, group: string, consumer: string) {
    this.#redis = redis;
    this.stream = stream;
    this.#group = group;
    this.#consumer = consumer;
  }

  /** Makes stream and group unless they are there. From 0, never `$`: what came before is ours too. */
  async create(): Promise<void> {
    try {
      await this.#redis.xgroup("CREATE", this.stream, this.#group, "0", "MKSTREAM");
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("BUSYGROUP")) throw error;
    }
  }

  /** Entries nobody has been given yet. Does not block: a blocked reader would be woken by the first entry alone. */
  async readNew(count: number): Promise<Delivery> {
    return this.#read(count, ">");
  }

  /** This consumer's own pending entries after the id `after`: those it was given and has not acknowledged. */
  async readPending(count: number, after: string): Promise<Delivery> {
    return this.#read(count, after);
  }

  async #read(count: number, from: string): Promise<Delivery> {
    // The named method, not `call`: only that gives one shape of reply over RESP2 and RESP3.
    const reply = (await this.#redis.xreadgroupBuffer(
      ...(["GROUP", this.#group, this.#consumer, "COUNT", count, "STREAMS", this.stream, from] as const),
    )) as [Buffer, RawEntry[]][] | null;
    return this.#delivery(reply?.[0]?.[1] ?? []);
  }

  /**
   * Takes over entries that have been pending with anybody for `minIdle` ms.
   * Returns them with the cursor to go on from; `0-0` when the end was reached.
   */
  async claim(minIdle: number, cursor: string, count: number): Promise<Delivery & { cursor: string }> {
    const reply = (await this.#redis.callBuffer(
      "XAUTOCLAIM",
      ...[this.stream, this.#group, this.#consumer, minIdle, cursor, "COUNT", count],
    )) as [cursor: Buffer, entries: (RawEntry | null)[], deleted?: Buffer[]];
    // Redis 6.2 puts a nil where a deleted entry was; 7.0 and later list them in a third element.
    const entries = reply[1].filter((entry) => entry !== null);
    return { ...this.#delivery(entries), cursor: reply[0].toString() };
  }

  #delivery(entries: readonly RawEntry[]): Delivery {
    return {
      entries: entries.flatMap(([id, fields]) => (fields === null ? [] : [this.#entry(id, fields)])),
      deleted: entries.flatMap(([id, fields]) => (fields === null ? [id.toString()] : [])),
    };
  }

  #entry(id: Buffer, fields: readonly Buffer[]): Entry {
    const index = fields.findIndex((field, i) => i % 2 === 0 && field.equals(EVENT));
    const raw = index === -1 ? undefined : fields[index + 1];
    return {
      stream: this.stream,
      id: id.toString(),
      raw: raw ?? Buffer.alloc(0),
      hasEvent: raw !== undefined,
    };
  }

  /** Acknowledges entries. Returns how many were pending; fewer than given means somebody else was faster, or Redis forgot. */
  acknowledge(ids: readonly string[]): Promise<number> {
    return this.#redis.xack(this.stream, this.#group, ...ids);
  }

  /** Hands entries back unread, so that another worker may claim them at once. Leaves the delivery count as it is. */
  async handBack(ids: readonly string[]): Promise<void> {
    await this.#redis.call(
      "XCLAIM",
      ...[this.stream, this.#group, this.#consumer, 0, ...ids, "IDLE", RELEASED_IDLE, "JUSTID"],
    );
  }

  /**
   * Cuts what no group needs and is older than `replayWindow` ms, in whole nodes
   * of the stream and some ten thousand entries at a time. Returns how many.
   */
  async trim(replayWindow: number): Promise<number> {
    return Number(await this.#redis.eval(TRIM, 1, this.stream, this.#group, replayWindow));
  }

  /** How many entries are pending with all consumers of the group. */
  async pending(): Promise<number> {
    const [count] = (await this.#redis.xpending(this.stream, this.#group)) as [number];
    return count;
  }

  /** Removes this consumer from the group if nothing is pending for it. */
  async leave(): Promise<void> {
    await this.#redis.eval(LEAVE, 1, this.stream, this.#group, this.#consumer);
  }
}
