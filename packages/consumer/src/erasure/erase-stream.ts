import { CONSUMER_GROUP, decodeEvent } from "@calltape/shared";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import type { Redis } from "../redis/connect-redis.js";
import type { Person } from "./person.js";

/** Entries read in one go. */
const PAGE = 500;

type RawEntry = [id: Buffer, fieldsAndValues: Buffer[]];

/** Whose entries are looked for. */
export interface StreamSearch {
  readonly person: Person;
  /** Calls known to be theirs. */
  readonly calls: ReadonlySet<string>;
  /** Calls that begin later are a new customer's. */
  readonly erasedAt: Date;
  readonly phones: PhoneBook;
}

/** What one entry has to do with the person. */
export interface EntryVerdict {
  readonly isConcerned: boolean;
  /** The call, if it says itself that it is theirs. */
  readonly call: string | undefined;
}

const NOT_CONCERNED: EntryVerdict = { isConcerned: false, call: undefined };

/** Judges an entry by its fields' values. Pure. */
export function judgeEntry(values: readonly Buffer[], search: StreamSearch): EntryVerdict {
  const { person, calls, erasedAt, phones } = search;
  for (const value of values) {
    const decoded = decodeEvent(value);
    const text = decoded.ok ? decoded.dataJson : value.toString("utf8");
    if (!decoded.ok) {
      const ids = text.toLowerCase().match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
      const isMention = person.tenant === undefined && person.pattern.isIn(text);
      if (isMention || ids.some((id) => calls.has(id))) {
        return { isConcerned: true, call: undefined };
      }
      continue;
    }
    const { event } = decoded;
    if (calls.has(event.call_id)) return { isConcerned: true, call: event.call_id };
    // Escapes such as \u0036 are digits too.
    if (!person.pattern.isIn(JSON.stringify(event))) continue;
    const isOurs = person.tenant === undefined || person.tenant === (event.tenant ?? "");
    const isBefore = Date.parse(event.call_started_at) <= erasedAt.getTime();
    if (!isBefore || !isOurs) continue;
    const { data } = event;
    const numbers =
      event.type === "call.started" || event.type === "call.updated"
        ? [
            (data as { caller_phone?: unknown }).caller_phone,
            (data as { called_number?: unknown }).called_number,
          ]
        : [];
    const isTheirs = numbers.some((text) => typeof text === "string" && phones.toE164(text) === person.phone);
    return { isConcerned: true, call: isTheirs ? event.call_id : undefined };
  }
  return NOT_CONCERNED;
}

export interface StreamErasure {
  /** Entries that were removed. */
  readonly removed: number;
  /** Entries that no worker has stored yet, so that they cannot be removed. */
  readonly waiting: number;
  /** Calls that were not known to be theirs. */
  readonly found: readonly string[];
}

/** Whether `a` comes after `b`: ids are two integers. */
function isAfter(a: string, b: string): boolean {
  const [ams = 0n, an = 0n] = a.split("-").map(BigInt);
  const [bms = 0n, bn = 0n] = b.split("-").map(BigInt);
  return ams > bms || (ams === bms && an > bn);
}

async function lastDelivered(redis: Redis, stream: string): Promise<string> {
  if ((await redis.exists(stream)) === 0) return "0-0";
  const groups = (await redis.xinfo("GROUPS", stream)) as unknown[][];
  const ours = groups.find((row) => row[row.indexOf("name") + 1] === CONSUMER_GROUP);
  return ours === undefined ? "0-0" : String(ours[ours.indexOf("last-delivered-id") + 1]);
}

/**
 * Of the entries that were given to workers before, those that are stored.
 *
 * Invariant: removed is only what was delivered and is not pending any more, so
 * it is committed; and it lies behind the group's last id, so that what Redis
 * counts as waiting stays right. Entries that wait are left to the workers: they
 * store them without the person.
 */
async function storedAmong(redis: Redis, stream: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.xpending(stream, CONSUMER_GROUP, id, id, 1);
  const replies = (await pipeline.exec()) ?? [];
  return ids.filter((_, i) => {
    const [error, pending] = replies[i] ?? [new Error("the pipeline came back without a reply")];
    if (error !== null) throw error;
    return (pending as unknown[]).length === 0;
  });
}

/** Looks through a stream, and removes what is stored; unless it is only to be `counted`, as waiting. */
export async function eraseStream(
  redis: Redis,
  stream: string,
  search: StreamSearch,
  { isCountedOnly = false }: { readonly isCountedOnly?: boolean } = {},
): Promise<StreamErasure> {
  const found = new Set<string>();
  let [removed, waiting] = [0, 0];
  for (let from = "-"; ; ) {
    const delivered = await lastDelivered(redis, stream);
    const page = (await redis.callBuffer("XRANGE", stream, from, "+", "COUNT", PAGE)) as RawEntry[];
    const last = page.at(-1);
    if (last === undefined) return { removed, waiting, found: [...found] };
    from = `(${last[0].toString()}`;
    const concerned = page.flatMap(([id, fields]) => {
      const values = fields.filter((_, i) => i % 2 === 1);
      const { isConcerned, call } = judgeEntry(values, search);
      if (call !== undefined && !search.calls.has(call)) found.add(call);
      return isConcerned ? [id.toString()] : [];
    });
    const given = isCountedOnly ? [] : concerned.filter((id) => !isAfter(id, delivered));
    const stored = await storedAmong(redis, stream, given);
    if (stored.length > 0) removed += await redis.xdel(stream, ...stored);
    waiting += concerned.length - stored.length;
  }
}
