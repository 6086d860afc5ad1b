import type { Fault } from "./fault.js";

/** A worker stands still, and goes on with what it believed before. */
export const workerPaused: Fault = {
  inject: ({ workers }, { target }) => workers.pause(target),
  heal: ({ workers }, { target }) => workers.resume(target),
};
