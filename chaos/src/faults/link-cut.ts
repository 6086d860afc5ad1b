import { type Fault, healsItself } from "./fault.js";
import { linkOf } from "./link-of.js";

/** A link breaks in the middle of what the server says. */
export const linkCut: Fault = {
  inject: (world, planned) => linkOf(world, planned).cutMidReply(),
  heal: healsItself,
};
