import type { Fault } from "./fault.js";

/** Postgres crashes, and recovers. */
export const postgresKilled: Fault = {
  inject: ({ postgres }) => postgres.kill(),
  heal: ({ postgres }) => postgres.restart(),
};
