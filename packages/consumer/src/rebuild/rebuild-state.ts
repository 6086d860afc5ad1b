import type { Pool, PoolClient } from "../db/pool.js";
import { utcText } from "../db/utc-text.js";

/** Calls by when they began: from `from` on and before `until`; without a bound where it is undefined. */
export interface CallRange {
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** What a rebuild has done so far. */
export interface RebuildTotals {
  readonly events: number;
  readonly calls: number;
  readonly changed: number;
  readonly rows: number;
  readonly incomplete: number;
  readonly unreadable: number;
  readonly customers: number;
}

/**
 * How far a rebuild is. First it goes through the calls, month by month and in
 * each by id, then through the customers by id. Each batch moves the state on in
 * its own transaction: what is behind it is done, and what lies ahead is not.
 */
export interface RebuildState extends RebuildTotals {
  readonly id: string;
  readonly month: string | undefined;
  readonly afterCall: string | undefined;
  readonly callsDone: boolean;
  readonly afterCustomer: string | undefined;
}

/** Another process has moved the rebuild on meanwhile. What this one did is in no way lost. */
export class RebuildTakenOverError extends Error {
  override readonly name = "RebuildTakenOverError";
  constructor() {
    super("another process goes on with this rebuild: leave it to that one");
  }
}

const RANGE = "begun_from IS NOT DISTINCT FROM $1 AND begun_until IS NOT DISTINCT FROM $2";
const COLUMNS = `id::text, to_char(month, 'YYYY-MM') AS month, after_call AS "afterCall", calls_done AS "callsDone",
  after_customer AS "afterCustomer", events::float8, calls::float8, changed::float8, rows::float8,
  incomplete::float8, unreadable::float8, customers::float8`;

type Row = { readonly [K in keyof RebuildState]: RebuildState[K] | null };

const stateOf = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined])) as unknown;

/** Finds the unfinished rebuild of exactly this range. */
export async function openRebuild(
  pool: Pool,
  { from, until }: CallRange,
): Promise<(RebuildState & { readonly startedAt: string }) | undefined> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS}, ${utcText("started_at")} AS "startedAt" FROM rebuilds WHERE ${RANGE} AND finished_at IS NULL`,
    [from, until],
  );
  return rows[0] && (stateOf(rows[0]) as RebuildState & { startedAt: string });
}

/** Begins a rebuild of this range; one that was not finished is given up. */
export async function beginRebuild(pool: Pool, { from, until }: CallRange): Promise<RebuildState> {
  await pool.query(`DELETE FROM rebuilds WHERE ${RANGE} AND finished_at IS NULL`, [from, until]);
  const { rows } = await pool.query<Row>(
    `INSERT INTO rebuilds (begun_from, begun_until) VALUES ($1, $2) RETURNING ${COLUMNS}`,
    [from, until],
  );
  return stateOf(rows[0] as Row) as RebuildState;
}

const MOVE = `
UPDATE rebuilds SET month = $2, after_call = $3, calls_done = $4, after_customer = $5, events = $6, calls = $7,
  changed = $8, rows = $9, incomplete = $10, unreadable = $11, customers = $12,
  finished_at = CASE WHEN $13 THEN now() END
WHERE id = $1 AND finished_at IS NULL
  AND (month, after_call, calls_done, after_customer) IS NOT DISTINCT FROM ($14::date, $15::uuid, $16::boolean, $17::uuid)`;

const firstDay = (month: string | undefined) => (month === undefined ? null : `${month}-01`);

/** @throws RebuildTakenOverError unless the stored state is still `before` */
export async function moveRebuild(
  client: PoolClient,
  before: RebuildState,
  after: RebuildState,
  isFinished = false,
): Promise<RebuildState> {
  const { rowCount } = await client.query(MOVE, [
    ...[after.id, firstDay(after.month), after.afterCall, after.callsDone, after.afterCustomer],
    ...[after.events, after.calls, after.changed, after.rows, after.incomplete, after.unreadable],
    ...[after.customers, isFinished],
    ...[firstDay(before.month), before.afterCall, before.callsDone, before.afterCustomer],
  ]);
  if (rowCount !== 1) throw new RebuildTakenOverError();
  return after;
}
