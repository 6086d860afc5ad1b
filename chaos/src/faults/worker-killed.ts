import { type Fault, healsItself } from "./fault.js";

/** A worker ends at once; another takes its place. */
export const workerKilled: Fault = {
  inject: ({ workers }, { target }) => workers.kill(target),
  heal: healsItself,
};
