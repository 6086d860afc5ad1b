import type { Fault } from "./fault.js";

/** Postgres is shut down, and started again. */
export const postgresStopped: Fault = {
  inject: ({ postgres }) => postgres.stop("fast"),
  heal: ({ postgres }) => postgres.restart(),
};
