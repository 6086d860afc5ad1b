import { seededRandom } from "../plan/seeded-random.js";
import { type Fault, healsItself } from "./fault.js";

/** Entries come that are no events. */
export const eventsPoisoned: Fault = {
  inject: ({ foreign }, { seed }) => foreign.poisonStream(seededRandom(seed)),
  heal: healsItself,
};
