import { askPostgres } from "../stage/ask-postgres.js";
import { type Fault, healsItself } from "./fault.js";

/** Postgres breaks off all of the workers' connections. */
export const postgresConnectionsCut: Fault = {
  inject: async ({ databaseUrl }) => {
    await askPostgres(databaseUrl, [
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'calltape'",
    ]);
  },
  heal: healsItself,
};
