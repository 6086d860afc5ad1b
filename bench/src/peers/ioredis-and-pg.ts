import { EVENT_FIELD } from "@calltape/shared";
import { Redis } from "ioredis";
import { openEventPool } from "./open-pool.js";
import type { Peer } from "./peer.js";

const STREAM = "plain";
const GROUP = "plain";
const COUNT = 100;
const BLOCK = 1_000;

/** A consumer group read with ioredis: each event stored and then acknowledged, one after the other. */
export const ioredisAndPg: Peer = {
  name: "ioredis + pg, an INSERT per event",
  prepare: async ({ redisUrl, databaseUrl, events }) => {
    const redis = new Redis(redisUrl);
    for (const event of events) void redis.xadd(STREAM, "*", EVENT_FIELD, JSON.stringify(event));
    await redis.xgroup("CREATE", STREAM, GROUP, "0");
    const pool = openEventPool(databaseUrl);
    const run = async () => {
      for (let left = events.length; left > 0; ) {
        const from = ["COUNT", COUNT, "BLOCK", BLOCK, "STREAMS", STREAM, ">"] as const;
        const reply = (await redis.xreadgroup("GROUP", GROUP, "one", ...from)) as
          | [string, [id: string, fields: string[]][]][]
          | null;
        for (const [id, fields] of reply?.[0]?.[1] ?? []) {
          await pool.store(JSON.parse(fields[1] ?? ""));
          await redis.xack(STREAM, GROUP, id);
          left--;
        }
      }
    };
    const close = async () => {
      await pool.end();
      redis.disconnect();
    };
    return { run, close };
  },
};
