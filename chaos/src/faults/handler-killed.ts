import { type Fault, healsItself } from "./fault.js";

/** A handler ends at once, with what it had in memory; another takes its place. */
export const handlerKilled: Fault = {
  inject: ({ handlers }, { target }) => handlers.kill(target),
  heal: healsItself,
};
