import type { Pool } from "../db/pool.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import type { Redis } from "../redis/connect-redis.js";
import { allStreams } from "../redis/find-shards.js";
import { readSessions, sessionsWith } from "./erase-sessions.js";
import { eraseStream } from "./erase-stream.js";
import { findCalls, keysOf } from "./find-calls.js";
import { findLetters, personIn } from "./find-letters.js";
import type { Person } from "./person.js";

/** What is known of a person, counted. */
export interface Survey {
  readonly customers: number;
  readonly calls: number;
  /** Of these, calls that go on, or whose end is not stored. */
  readonly openCalls: number;
  readonly firstCallAt: string | undefined;
  readonly lastCallAt: string | undefined;
  readonly events: number;
  readonly turns: number;
  readonly toolCalls: number;
  readonly deadLetters: number;
  readonly sessions: number;
  /** In the streams, stored or waiting. */
  readonly entries: number;
}

const COUNT = `
SELECT (SELECT count(*) FROM customers WHERE phone = $2 AND ($3::text IS NULL OR tenant = $3))::integer AS customers,
       (SELECT count(*) FROM calls WHERE id = ANY($1::uuid[]) AND ended_at IS NULL)::integer AS "openCalls",
       (SELECT count(*) FROM call_events WHERE call_id = ANY($1::uuid[]))::integer AS events,
       (SELECT count(*) FROM call_turns WHERE call_id = ANY($1::uuid[]))::integer AS turns,
       (SELECT count(*) FROM call_tool_calls WHERE call_id = ANY($1::uuid[]))::integer AS "toolCalls"`;

export interface SurveyOptions {
  readonly pool: Pool;
  readonly redis: Redis;
  readonly prefix: string;
  readonly shards: number;
  readonly phones: PhoneBook;
}

/** Counts what there is of a person's own calls. Where others mention the number is not looked for. */
export async function survey(
  { pool, redis, prefix, shards, phones }: SurveyOptions,
  person: Person,
): Promise<Survey> {
  const now = new Date();
  const keys = await keysOf(
    pool,
    (await findCalls(pool, person, now)).map(({ id }) => id),
  );
  const ids = new Set(keys.map(({ id }) => id));
  const { rows } = await pool.query<
    Pick<Survey, "customers" | "openCalls" | "events" | "turns" | "toolCalls">
  >(COUNT, [[...ids], person.phone, person.tenant]);
  const [counts = { customers: 0, openCalls: 0, events: 0, turns: 0, toolCalls: 0 }] = rows;
  const search = { person, calls: ids, erasedAt: now, phones };
  let entries = 0;
  for (const stream of await allStreams(redis, prefix, shards)) {
    entries += (await eraseStream(redis, stream, search, { isCountedOnly: true })).waiting;
  }
  const known = personIn(person, ids);
  const sessions = new Set([
    ...(await readSessions(redis, prefix, [...ids])).map(({ callId }) => callId),
    ...(await sessionsWith(redis, prefix, known)),
  ]);
  const starts = keys.map(({ startedAt }) => startedAt).sort();
  return {
    ...counts,
    ...{ calls: ids.size, firstCallAt: starts[0], lastCallAt: starts.at(-1) },
    deadLetters: (await findLetters(pool, known)).length,
    sessions: sessions.size,
    entries,
  };
}
