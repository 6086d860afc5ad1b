import { seededRandom } from "../plan/seeded-random.js";
import { type Fault, healsItself } from "./fault.js";

/** Events that were sent before are sent again. */
export const eventsRepeated: Fault = {
  inject: ({ foreign }, { seed }) => foreign.repeat(seededRandom(seed)),
  heal: healsItself,
};
