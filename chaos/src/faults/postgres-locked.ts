import type { PlannedFault } from "../plan/plan-faults.js";
import { seededRandom } from "../plan/seeded-random.js";
import { askPostgres } from "../stage/ask-postgres.js";
import { type Fault, healsItself } from "./fault.js";

const lock = ({ seed }: PlannedFault) =>
  `LOCK TABLE ${seededRandom(seed).pick(["calls", "call_events", "customers"])} IN ACCESS EXCLUSIVE MODE`;

/** Somebody else holds a lock that every worker needs. */
export const postgresLocked: Fault = {
  inject: async ({ databaseUrl }, planned) => {
    await askPostgres(databaseUrl, [
      ...["BEGIN", lock(planned), `SELECT pg_sleep(${planned.durationMs / 1_000})`, "ROLLBACK"],
    ]);
  },
  heal: healsItself,
};
