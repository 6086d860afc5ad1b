import { type Fault, healsItself } from "./fault.js";

/** Somebody empties Redis, by mistake. */
export const redisFlushed: Fault = {
  inject: ({ redis }) => redis.flush(),
  heal: healsItself,
};
