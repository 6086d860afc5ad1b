import { type Fault, healsItself } from "./fault.js";

/** A worker is told to end, and ends in good order; another takes its place. */
export const workerStopped: Fault = {
  inject: ({ workers }, { target }) => workers.dismiss(target),
  heal: healsItself,
};
