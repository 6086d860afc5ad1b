import type { CallEvent } from "@calltape/shared";
import PgBoss from "pg-boss";
import { inChunks } from "./in-chunks.js";
import { openEventPool } from "./open-pool.js";
import type { Peer } from "./peer.js";

const QUEUE = "events";
const CHUNK = 1_000;
/** It asks for jobs every half second at the soonest: the more at once, the better for it. */
const WORK = { batchSize: 1_000, pollingIntervalSeconds: 0.5 } as const;

export const pgBoss: Peer = {
  name: "pg-boss, the event as the job",
  prepare: async ({ databaseUrl, events, stored }) => {
    const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false });
    boss.on("error", (error) => void process.stderr.write(`pg-boss: ${error.message}\n`));
    await boss.start();
    await boss.createQueue(QUEUE);
    for (const chunk of inChunks(events, CHUNK)) {
      await boss.insert(chunk.map((data) => ({ name: QUEUE, data })));
    }
    const pool = openEventPool(databaseUrl);
    const run = async () => {
      await boss.work<CallEvent>(QUEUE, WORK, async (jobs) => {
        await Promise.all(jobs.map(({ data }) => pool.store(data)));
      });
      await stored();
    };
    const close = async () => {
      await boss.stop({ graceful: false, wait: true, timeout: 5_000 });
      await pool.end();
    };
    return { run, close };
  },
};
