import type { Pool } from "../db/pool.js";
import { ERASED } from "./erase-data.js";
import { findLetters, isOfCalls, type PersonIn } from "./find-letters.js";

const REMOVE = "DELETE FROM dead_letters WHERE id = ANY($1::bigint[])";
const REWRITE = `
UPDATE dead_letters d SET raw = u.raw, message = u.message
FROM unnest($1::bigint[], $2::bytea[], $3::text[]) AS u(id, raw, message) WHERE d.id = u.id`;

/**
 * Removes dead letters of the person's calls: what could not be stored of them
 * is of no use any more. Out of others the number is cut. Returns how many of both.
 */
export async function eraseLetters(pool: Pool, person: PersonIn): Promise<number> {
  const { calls, pattern } = person;
  const found = await findLetters(pool, person);
  if (found.length === 0) return 0;
  const theirs = found.filter(({ raw }) => isOfCalls(raw, calls)).map(({ id }) => id);
  const cut = found
    .filter(({ id }) => !theirs.includes(id))
    .flatMap(({ id, raw, message }) => {
      if (pattern === undefined) return [];
      const left = pattern.cutJson(raw.toString("utf8"), ERASED);
      // What is not even JSON may have the number outside any string.
      const bytes = Buffer.from(pattern.isIn(left) ? ERASED : left);
      return [{ id, raw: bytes, message: pattern.isIn(message) ? ERASED : message }];
    });
  await pool.query(REMOVE, [theirs]);
  await pool.query(REWRITE, [
    ...[cut.map(({ id }) => id), cut.map(({ raw }) => raw), cut.map(({ message }) => message)],
  ]);
  return found.length;
}
