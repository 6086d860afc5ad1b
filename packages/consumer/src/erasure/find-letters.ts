import type { Pool } from "../db/pool.js";
import { idsInRaw } from "./names-in-raw.js";
import type { Person } from "./person.js";
import type { PhonePattern } from "./phone-pattern.js";

/** Dead letters looked at in one go. */
const BATCH = 200;

const NEXT = `
SELECT id, stream, entry_id, raw, reason, message, attempts, recorded_at, resolved_at FROM dead_letters
WHERE id > $1 ORDER BY id LIMIT ${BATCH}`;

export interface FoundLetter {
  readonly id: string;
  readonly stream: string;
  readonly entry_id: string;
  readonly raw: Buffer;
  readonly reason: string;
  readonly message: string;
  readonly attempts: number;
  readonly recorded_at: Date;
  readonly resolved_at: Date | null;
}

/** By what a person is recognised where there is nothing but text. */
export interface PersonIn {
  /** Ids of their calls. */
  readonly calls: ReadonlySet<string>;
  /** Their number; undefined if only the calls are theirs, since the number is also another tenant's customer's. */
  readonly pattern: PhonePattern | undefined;
}

/** What a person is recognised by in texts of which it is not known whose customer they are about. Pure. */
export function personIn({ tenant, pattern }: Person, calls: ReadonlySet<string>): PersonIn {
  return { calls, pattern: tenant === undefined ? pattern : undefined };
}

/** Whether bytes that may be anything are of one of these calls. Pure. */
export function isOfCalls(raw: Buffer, calls: ReadonlySet<string>): boolean {
  return idsInRaw(raw).some((id) => calls.has(id));
}

/** All dead letters that are of the person's calls, or in which the number stands. */
export async function findLetters(pool: Pool, { calls, pattern }: PersonIn): Promise<readonly FoundLetter[]> {
  const found: FoundLetter[] = [];
  for (let after = "0"; ; ) {
    const { rows } = await pool.query<FoundLetter>(NEXT, [after]);
    const last = rows.at(-1);
    if (last === undefined) return found;
    after = last.id;
    found.push(
      ...rows.filter(
        ({ raw, message }) =>
          isOfCalls(raw, calls) ||
          (pattern !== undefined && (pattern.isIn(raw.toString("utf8")) || pattern.isIn(message))),
      ),
    );
  }
}
