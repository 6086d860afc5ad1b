import type { CallEvent } from "@calltape/shared";
import { Queue, Worker } from "bullmq";
import { inChunks } from "./in-chunks.js";
import { openEventPool } from "./open-pool.js";
import { CONCURRENCY, type Peer } from "./peer.js";

const QUEUE = "events";
const CHUNK = 1_000;

/** A job for each event. Jobs are removed when they are done, as its guide on production advises. */
export const bullmq: Peer = {
  name: "BullMQ, an INSERT per job",
  prepare: async ({ redisUrl, databaseUrl, events, stored }) => {
    const connection = { url: redisUrl };
    const queue = new Queue<CallEvent>(QUEUE, { connection, defaultJobOptions: { removeOnComplete: true } });
    for (const chunk of inChunks(events, CHUNK)) {
      await queue.addBulk(chunk.map((event) => ({ name: event.type, data: event })));
    }
    const pool = openEventPool(databaseUrl);
    const worker = new Worker<CallEvent>(QUEUE, ({ data }) => pool.store(data), {
      ...{ connection: { ...connection, maxRetriesPerRequest: null }, concurrency: CONCURRENCY },
      autorun: false,
    });
    const run = async () => {
      void worker.run();
      await stored();
    };
    const close = async () => {
      await worker.close();
      await queue.close();
      await pool.end();
    };
    return { run, close };
  },
};
