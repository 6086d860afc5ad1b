import type { Pool } from "../db/pool.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import { ERASED } from "./erase-data.js";
import { namesInRaw } from "./names-in-raw.js";
import type { PhonePattern } from "./phone-pattern.js";

/** Dead letters looked at in one go. */
const BATCH = 200;

const NEXT = `SELECT id, raw, message FROM dead_letters WHERE id > $1 ORDER BY id LIMIT ${BATCH}`;
const REMOVE = "DELETE FROM dead_letters WHERE id = ANY($1::bigint[])";
const REWRITE = `
UPDATE dead_letters d SET raw = u.raw, message = u.message
FROM unnest($1::bigint[], $2::bytea[], $3::text[]) AS u(id, raw, message) WHERE d.id = u.id`;

interface Letter {
  readonly id: string;
  readonly raw: Buffer;
  readonly message: string;
}

export interface PersonIn {
  readonly calls: ReadonlySet<string>;
  readonly pattern: PhonePattern;
}

/** Whether a dead letter is of one of these calls. Pure. */
export function isOfCalls(raw: Buffer, calls: ReadonlySet<string>, phones: PhoneBook): boolean {
  return namesInRaw(raw, phones).calls.some((id) => calls.has(id));
}

/** Whether the number stands in bytes that may be anything. Pure. */
export function isInRaw(raw: Buffer, pattern: PhonePattern): boolean {
  return pattern.isIn(raw.toString("utf8"));
}

/**
 * Removes dead letters of the person's calls: what could not be stored of them
 * is of no use any more. Out of others the number is cut. Returns how many of both.
 */
export async function eraseLetters(
  pool: Pool,
  { calls, pattern }: PersonIn,
  phones: PhoneBook,
): Promise<number> {
  let done = 0;
  for (let after = "0"; ; ) {
    const { rows } = await pool.query<Letter>(NEXT, [after]);
    const last = rows.at(-1);
    if (last === undefined) return done;
    after = last.id;
    const removed = rows.filter(({ raw }) => isOfCalls(raw, calls, phones)).map(({ id }) => id);
    const gone = new Set(removed);
    const cut = rows.flatMap(({ id, raw, message }) => {
      if (gone.has(id) || !(isInRaw(raw, pattern) || pattern.isIn(message))) return [];
      const left = pattern.cutJson(raw.toString("utf8"), ERASED);
      // What is not even JSON may have the number outside any string.
      const bytes = Buffer.from(pattern.isIn(left) ? ERASED : left);
      return [{ id, raw: bytes, message: pattern.isIn(message) ? ERASED : message }];
    });
    if (removed.length > 0) await pool.query(REMOVE, [removed]);
    if (cut.length > 0) {
      await pool.query(REWRITE, [
        ...[cut.map(({ id }) => id), cut.map(({ raw }) => raw), cut.map(({ message }) => message)],
      ]);
    }
    done += removed.length + cut.length;
  }
}
