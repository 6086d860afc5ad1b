import type { Fault } from "./fault.js";

/** A handler stands still, and goes on with what it believed before. */
export const handlerPaused: Fault = {
  inject: ({ handlers }, { target }) => handlers.pause(target),
  heal: ({ handlers }, { target }) => handlers.resume(target),
};
