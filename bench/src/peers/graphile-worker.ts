import type { CallEvent } from "@calltape/shared";
import { Logger, makeWorkerUtils, run as runGraphileWorker } from "graphile-worker";
import { withConnection } from "../measure/connect.js";
import { inChunks } from "./in-chunks.js";
import { openPool } from "./open-pool.js";
import { CONCURRENCY, type Peer } from "./peer.js";
import { storeEvent } from "./store-event.js";

const TASK = "store_event";
const CHUNK = 1_000;
/** The event is the job, and is stored over the connection the worker lends. */
const ADD = `SELECT graphile_worker.add_job($1, payload => value) FROM json_array_elements($2::json)`;
const logger = new Logger(() => () => undefined);

export const graphileWorker: Peer = {
  name: "graphile-worker, the event as the job",
  prepare: async ({ databaseUrl, events, stored }) => {
    const utils = await makeWorkerUtils({ connectionString: databaseUrl, logger });
    await utils.migrate();
    await utils.release();
    await withConnection(databaseUrl, async (client) => {
      for (const chunk of inChunks(events, CHUNK)) await client.query(ADD, [TASK, JSON.stringify(chunk)]);
    });
    const pgPool = openPool(databaseUrl, CONCURRENCY + 1);
    let stop = async (): Promise<void> => undefined;
    const run = async () => {
      const runner = await runGraphileWorker({
        ...{ pgPool, logger, noHandleSignals: true },
        concurrency: CONCURRENCY,
        taskList: {
          [TASK]: (payload, { withPgClient }) =>
            withPgClient((client) => storeEvent(client, payload as CallEvent)),
        },
      });
      stop = async () => {
        await runner.stop();
        await pgPool.end();
      };
      await stored();
    };
    return { run, close: () => stop() };
  },
};
