import type { Logger } from "@calltape/shared";
import { classifyError } from "../db/error-class.js";
import type { Pool } from "../db/pool.js";
import { Gate } from "../event-log/gate.js";
import { PartitionKeeper } from "../partitions/partition-keeper.js";
import { readPhoneBook } from "../projections/customers/read-phone-book.js";
import type { CommitContext } from "./commit.js";
import type { Outage } from "./outage.js";
import { pause } from "./pause.js";
import { unlessAborted } from "./unless-aborted.js";
import type { WorkerOptions } from "./worker-options.js";

/** Looking whether new partitions are due, ms. */
const PARTITION_INTERVAL = 3_600_000;
const HINT = "run `calltape migrate` on this database";

/**
 * Waits until Postgres is there with Calltape's tables, and makes what storing
 * needs. `undefined` when the worker was stopped before that.
 */
export async function connectStore(
  pool: Pool,
  { defaultRegion }: WorkerOptions,
  postgres: Outage,
  signal: AbortSignal,
): Promise<CommitContext | undefined> {
  while (!signal.aborted) {
    try {
      const context = await unlessAborted(openStore(pool, defaultRegion), signal);
      postgres.succeeded();
      return context;
    } catch (error) {
      if (signal.aborted) break;
      await postgres.failed(error, signal, classifyError(error) === "transient" ? undefined : HINT);
    }
  }
  return undefined;
}

async function openStore(pool: Pool, region: WorkerOptions["defaultRegion"]): Promise<CommitContext> {
  const phones = await readPhoneBook(pool, region);
  const partitions = new PartitionKeeper(pool);
  await partitions.ensureAhead(new Date());
  return { pool, partitions, gate: new Gate(), phones };
}

/** Makes the next months' partitions before they are needed, as long as the worker lives. */
export async function keepPartitionsAhead(
  { partitions }: CommitContext,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await pause(PARTITION_INTERVAL, signal);
    if (signal.aborted) return;
    await unlessAborted(partitions.ensureAhead(new Date()), signal).catch((error: unknown) => {
      // There are months of reserve, and the batch that needs a partition makes it.
      if (!signal.aborted) logger.warning("partitions_not_made", { error });
    });
  }
}
