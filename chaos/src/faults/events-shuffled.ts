import { seededRandom } from "../plan/seeded-random.js";
import { type Fault, healsItself } from "./fault.js";

/** A call of another producer comes in any order, and some of it twice. */
export const eventsShuffled: Fault = {
  inject: ({ foreign }, { seed }) => foreign.shuffle(seededRandom(seed)),
  heal: healsItself,
};
