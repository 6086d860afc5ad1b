import type { Pool } from "../db/pool.js";
import { inTransaction } from "../db/transaction.js";
import { type Partition, readPartitions } from "../partitions/read-partitions.js";
import { deleteRowsBefore } from "./delete-rows-before.js";
import { inTheWay, planRetention, type Removal } from "./plan-retention.js";
import { removePartition } from "./remove-partition.js";
import type { Floors } from "./retained-table.js";
import { waitForLocks } from "./wait-for-locks.js";

/** How long to try for what somebody else holds, ms: longer than a report takes, shorter than a night. */
const PATIENCE = 600_000;

/** Session settings. A lock is asked for briefly, so that nobody has to queue behind us for long. */
const MODESTLY = `SET lock_timeout = '1s'; SET statement_timeout = 0; SET timezone = 'UTC';
SET synchronous_commit = on`;

/** One at a time: the lock belongs to the session, and goes with it. */
const ONE_AT_A_TIME = "SELECT pg_advisory_lock(hashtextextended('calltape:retention', 0))";

export interface RetentionObserver {
  /** Called before each removal. */
  readonly onRemoval?: (removal: Removal, index: number, of: number) => void;
  /** Called after each removal. */
  readonly onRemoved?: (removal: Removal) => void;
  /** Called while rows are deleted from a partition, with the pages that are done. */
  readonly onPages?: (removal: Removal, done: number, of: number) => void;
  /** Called when somebody holds what is to go. */
  readonly onWaiting?: (partition: Partition | undefined) => void;
}

type Wait = <T>(work: () => Promise<T>) => Promise<T>;

/** What one run removed. */
export interface RetentionResult {
  readonly partitions: readonly string[];
  /** Rows deleted from partitions that stay. */
  readonly rows: number;
  /** Whether it came to its end, and was not stopped before. */
  readonly isComplete: boolean;
}

/** Somebody has begun to take a partition out, and nothing else can be until they finish. */
export class UnfinishedByHandError extends Error {
  override readonly name = "UnfinishedByHandError";
  constructor({ table, name }: Partition) {
    super(
      `somebody has begun to detach ${name} and not finished, so no other month of ${table} can go: ` +
        `ALTER TABLE ${table} DETACH PARTITION ${name} FINALIZE, then run it again`,
    );
  }
}

/**
 * Removes whatever lies below the floors. First the floors are committed, and
 * from then on no worker takes an event below them; only then anything goes.
 * Killed anywhere, the next run finds what is left from the catalogue.
 *
 * @throws UnfinishedByHandError if somebody else's detaching is in the way
 * @throws what Postgres says; what was removed by then stays removed
 */
export async function carryOutRetention(
  pool: Pool,
  floors: Floors,
  signal: AbortSignal,
  observer: RetentionObserver = {},
): Promise<RetentionResult> {
  const client = await pool.connect();
  const wait = <T>(work: () => Promise<T>, partition?: Partition) =>
    waitForLocks(work, { patience: PATIENCE, signal, onWaiting: () => observer.onWaiting?.(partition) });
  try {
    await client.query(MODESTLY);
    await wait(() => client.query(ONE_AT_A_TIME));
    await wait(() => raiseFloors(pool, floors));
    const present = await readPartitions(client);
    const removals = planRetention(present, floors);
    const unfinished = inTheWay(present, removals);
    if (unfinished !== undefined) throw new UnfinishedByHandError(unfinished);
    const partitions: string[] = [];
    let rows = 0;
    let index = 0;
    for (const removal of removals) {
      if (signal.aborted) break;
      observer.onRemoval?.(removal, index++, removals.length);
      const waitHere: Wait = (work) => wait(work, removal.partition);
      if (removal.what === "partition") {
        await waitHere(() => removePartition(client, removal.partition));
        partitions.push(removal.partition.name);
      } else {
        const onPages = (done: number, of: number) => observer.onPages?.(removal, done, of);
        const options = { signal, wait: waitHere, onPages };
        rows += await deleteRowsBefore(client, removal.partition, removal.floor, options);
      }
      observer.onRemoved?.(removal);
    }
    return { partitions, rows, isComplete: !signal.aborted };
  } finally {
    // Its settings and its lock are the session's.
    client.release(true);
  }
}

function raiseFloors(pool: Pool, floors: Floors): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query("SET LOCAL lock_timeout = '1s'");
    for (const [table, since] of Object.entries(floors)) {
      await client.query("SELECT calltape_raise_floor($1, $2)", [table, since]);
    }
  });
}
