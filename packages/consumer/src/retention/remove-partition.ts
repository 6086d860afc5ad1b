import { longQuery } from "../db/long-query.js";
import type { PoolClient } from "../db/pool.js";
import { quoteIdentifier } from "../db/quote-identifier.js";
import { type Partition, REMOVAL_MARK, readPartitions, sqlNameOf } from "../partitions/read-partitions.js";

/** The next statement on a partition's way out. Pure. */
export function nextStatement(partition: Partition): string {
  const name = sqlNameOf(partition);
  const parent = `${quoteIdentifier(partition.schema)}.${quoteIdentifier(partition.table)}`;
  if (!partition.isMarked && partition.state === "attached") {
    return `COMMENT ON TABLE ${name} IS '${REMOVAL_MARK}'`;
  }
  switch (partition.state) {
    case "attached":
      return `ALTER TABLE ${parent} DETACH PARTITION ${name} CONCURRENTLY`;
    case "detaching":
      return `ALTER TABLE ${parent} DETACH PARTITION ${name} FINALIZE`;
    case "detached":
      return `DROP TABLE ${name}`;
  }
}

/**
 * Removes a partition without anybody having to wait for it.
 *
 *     attached → attached, marked → detaching → detached → gone
 *
 * Each step is taken from what the catalogue says, so a run that was killed is
 * gone on with from wherever it was. DETACH CONCURRENTLY makes two of the steps
 * by itself; killed between them it leaves the partition detaching. Postgres
 * waits there for everybody who may still be reading it.
 *
 * @param client not in a transaction, with a `lock_timeout`
 * @throws 55P03 when somebody holds it: to be called again
 */
export async function removePartition(client: PoolClient, { name }: Partition): Promise<void> {
  for (;;) {
    const partition = (await readPartitions(client)).find((one) => one.name === name);
    if (partition === undefined) return;
    await longQuery(client, nextStatement(partition));
  }
}
