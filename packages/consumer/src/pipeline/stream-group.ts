import { EVENT_FIELD } from "@calltape/shared";
import type { RedisLink } from "../redis/connect-redis.js";
import type { Entry } from "./entry.js";

type RawEntry = [id: Buffer, fieldsAndValues: Buffer[]];

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
 * comes between. Where our own group or another that is expected is missing,
 * it is not known what is done, and nothing is cut. Ids are two integers: as text, 9-0 would come after 10-0.
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
local missing = {}
for i = 3, #ARGV do missing[ARGV[i]] = true end
missing[ARGV[1]] = true
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #info, 2 do group[info[i]] = info[i + 1] end
  missing[group['name']] = nil
  local needed = group['last-delivered-id']
  if group['pending'] > 0 then needed = redis.call('XPENDING', KEYS[1], group['name'])[2] end
  if before(needed, floor) then floor = needed end
end
if next(missing) then return 0 end
return redis.call('XTRIM', KEYS[1], 'MINID', '~', floor)`;

/** The clock of the server that has the stream, ms. */
const NOW = `
local time = redis.call('TIME')
return time[1] * 1000 + math.floor(time[2] / 1000)`;

/** Makes an entry look untouched for a day, so that others may claim it at once. */
const RELEASED_IDLE = 86_400_000;

export interface Delivery {
  readonly entries: readonly Entry[];
  /** Entries that were deleted while pending, by somebody: nothing of them is left but their id. */
  readonly deleted: readonly string[];
}

/** An entry that was given to a consumer and not acknowledged. */
export interface PendingEntry {
  readonly id: string;
  /** How often it was given to anybody. */
  readonly deliveries: number;
}

export interface Adoption {
  readonly ids: readonly string[];
  readonly cursor: string;
  /** Entries that were pending and are not in the stream any more; Redis has let go of them. */
  readonly deleted: readonly string[];
}

/** One consumer's view of one stream: the commands of Redis Streams, in this project's terms. */
export class StreamGroup {
  readonly stream: string;
  readonly #link: Pick<RedisLink, "redis">;
  readonly #group: string;
  readonly #consumer: string;
  /** What is being acknowledged. */
  readonly #underway = new Set<readonly string[]>();
  /** What could not be. Bounded by what may be held at once: whoever reads again pays first. */
  readonly #owed = new Set<string>();

  constructor(link: Pick<RedisLink, "redis">, stream: string, group: string, consumer: string) {
    this.#link = link;
    this.stream = stream;
    this.#group = group;
    this.#consumer = consumer;
  }

  /** Makes stream and group unless they are there. From 0, never `$`: what came before is ours too. */
  async create(): Promise<void> {
    try {
      await this.#link.redis.xgroup("CREATE", this.stream, this.#group, "0", "MKSTREAM");
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      if (message.startsWith("BUSYGROUP")) return;
      // A full Redis refuses before it looks whether there is anything to make; it can be drained all the same.
      if (message.startsWith("OOM") && (await this.#exists())) return;
      throw error;
    }
  }

  async #exists(): Promise<boolean> {
    if ((await this.#link.redis.exists(this.stream)) === 0) return false;
    const groups = (await this.#link.redis.xinfo("GROUPS", this.stream)) as unknown[][];
    return groups.some((row) => row[row.indexOf("name") + 1] === this.#group);
  }

  /** Entries nobody has been given yet. Does not block: a blocked reader would be woken by the first entry alone. */
  async readNew(count: number): Promise<readonly Entry[]> {
    // The named method, not `call`: only that gives one shape of reply over RESP2 and RESP3.
    const reply = (await this.#link.redis.xreadgroupBuffer(
      ...(["GROUP", this.#group, this.#consumer, "COUNT", count, "STREAMS", this.stream, ">"] as const),
    )) as [Buffer, RawEntry[]][] | null;
    return (reply?.[0]?.[1] ?? []).map((entry) => this.#entry(entry));
  }

  /** This consumer's own pending entries from the id `from` on: those it was given and has not acknowledged. */
  async pendingFrom(from: string, count: number): Promise<readonly PendingEntry[]> {
    const rows = (await this.#link.redis.xpending(
      ...([this.stream, this.#group, from, "+", count, this.#consumer] as const),
    )) as [id: string, consumer: string, idle: number, deliveries: number][];
    return rows.map(([id, , , deliveries]) => ({ id, deliveries }));
  }

  /** Of our own pending entries those with the given ids, which are in order. */
  async pendingAmong(ids: readonly string[]): Promise<readonly PendingEntry[]> {
    const wanted = new Set(ids);
    const last = ids.at(-1);
    const found: PendingEntry[] = [];
    let from = ids[0];
    while (from !== undefined && last !== undefined) {
      const page = await this.pendingFrom(from, 1_000);
      found.push(...page.filter(({ id }) => wanted.has(id)));
      const end: string | undefined = page.at(-1)?.id;
      from = end === undefined || page.length < 1_000 || found.at(-1)?.id === last ? undefined : `(${end}`;
    }
    return found;
  }

  /**
   * Makes entries ours that have been pending with anybody for `minIdle` ms,
   * without reading them: how often they were delivered stays as it is. Returns
   * their ids with the cursor to go on from; `0-0` when the end was reached.
   */
  async adopt(minIdle: number, cursor: string, count: number): Promise<Adoption> {
    const reply = (await this.#link.redis.call(
      "XAUTOCLAIM",
      ...[this.stream, this.#group, this.#consumer, minIdle, cursor, "COUNT", count, "JUSTID"],
    )) as [cursor: string, ids: string[], deleted?: string[]];
    // Redis 7 leaves out entries that were deleted, and lists them; 6.2 has them among the others.
    return { cursor: reply[0], ids: reply[1], deleted: reply[2] ?? [] };
  }

  /** Reads pending entries, and counts that as a delivery. Those that were deleted meanwhile are told by their id. */
  async take(ids: readonly string[]): Promise<Delivery> {
    if (ids.length === 0) return { entries: [], deleted: [] };
    const reply = (await this.#link.redis.callBuffer(
      "XCLAIM",
      ...[this.stream, this.#group, this.#consumer, 0, ...ids],
    )) as (RawEntry | null)[];
    // Of a deleted entry 7 says nothing, and 6.2 nil.
    const entries = reply.flatMap((entry) => (entry === null ? [] : [this.#entry(entry)]));
    const found = new Set(entries.map(({ id }) => id));
    return { entries, deleted: ids.filter((id) => !found.has(id)) };
  }

  #entry([id, fields]: RawEntry): Entry {
    const index = fields.findIndex((field, i) => i % 2 === 0 && field.equals(EVENT));
    const raw = index === -1 ? undefined : fields[index + 1];
    return {
      stream: this.stream,
      id: id.toString(),
      raw: raw ?? Buffer.alloc(0),
      hasEvent: raw !== undefined,
    };
  }

  /**
   * Acknowledges entries. Returns how many were pending; fewer than given means somebody else was faster, or Redis forgot.
   * Should it fail, they stay {@link isOwed}.
   */
  async acknowledge(ids: readonly string[]): Promise<number> {
    this.#underway.add(ids);
    try {
      const acknowledged = await this.#link.redis.xack(this.stream, this.#group, ...ids);
      if (this.#owed.size > 0) for (const id of ids) this.#owed.delete(id);
      return acknowledged;
    } catch (error) {
      for (const id of ids) this.#owed.add(id);
      throw error;
    } finally {
      this.#underway.delete(ids);
    }
  }

  /** Removes entries that were delivered and acknowledged: behind what the group was given last, so that nothing is counted wrong. */
  async remove(ids: readonly string[]): Promise<void> {
    await this.#link.redis.xdel(this.stream, ...ids);
  }

  /** Whether an entry is stored, and only its acknowledgement is under way or has failed so far. */
  isOwed(id: string): boolean {
    return this.#owed.has(id) || [...this.#underway].some((ids) => ids.includes(id));
  }

  /** Hands entries back unread, so that another worker may claim them at once. Leaves the delivery count as it is. */
  async handBack(ids: readonly string[]): Promise<void> {
    await this.#link.redis.call(
      "XCLAIM",
      ...[this.stream, this.#group, this.#consumer, 0, ...ids, "IDLE", RELEASED_IDLE, "JUSTID"],
    );
  }

  /**
   * Cuts what no group needs, if all that are expected are there, and is older than `replayWindow` ms, in whole nodes
   * of the stream and some ten thousand entries at a time. Returns how many.
   */
  async trim(replayWindow: number, expectedGroups: readonly string[] = []): Promise<number> {
    const args = [this.#group, replayWindow, ...expectedGroups];
    return Number(await this.#link.redis.eval(TRIM, 1, this.stream, ...args));
  }

  /** How many entries are pending with all consumers of the group. */
  async pending(): Promise<number> {
    const [count] = (await this.#link.redis.xpending(this.stream, this.#group)) as [number];
    return count;
  }

  /** How long the oldest entry has been waiting that nobody was given yet, ms by the server's clock; 0 without one. */
  async waitingFor(): Promise<number> {
    const groups = (await this.#link.redis.xinfo("GROUPS", this.stream)) as unknown[][];
    const ours = groups.find((row) => row[row.indexOf("name") + 1] === this.#group) ?? [];
    const delivered = String(ours[ours.indexOf("last-delivered-id") + 1] ?? "0-0");
    const [first] = await this.#link.redis.xrange(this.stream, `(${delivered}`, "+", "COUNT", 1);
    if (first === undefined) return 0;
    const now = Number(await this.#link.redis.eval(NOW, 1, this.stream));
    return Math.max(0, now - Number(first[0].split("-")[0]));
  }

  /** Removes a consumer, by default this one, from the group if nothing is pending for it. Returns whether it did. */
  async leave(consumer = this.#consumer): Promise<boolean> {
    return (await this.#link.redis.eval(LEAVE, 1, this.stream, this.#group, consumer)) === 1;
  }

  /** Other consumers of the group that have nothing pending and have not been heard of for `idle` ms. */
  async silent(idle: number): Promise<readonly string[]> {
    const rows = (await this.#link.redis.xinfo("CONSUMERS", this.stream, this.#group)) as unknown[][];
    return rows.flatMap((row) => {
      const of = (name: string) => row[row.indexOf(name) + 1];
      const name = String(of("name"));
      const isSilent = of("pending") === 0 && Number(of("idle")) >= idle && name !== this.#consumer;
      return isSilent ? [name] : [];
    });
  }
}
