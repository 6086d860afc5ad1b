import { type Fault, healsItself } from "./fault.js";

/** A handler is told to end, and ends in good order; another takes its place. */
export const handlerStopped: Fault = {
  inject: ({ handlers }, { target }) => handlers.dismiss(target),
  heal: healsItself,
};
