import type { Fault } from "./fault.js";
import { linkOf } from "./link-of.js";

/** Everything on a link takes its time. */
export const linkSlowed: Fault = {
  inject: (world, planned) => linkOf(world, planned).delay(20 + (planned.seed % 400)),
  heal: (world, planned) => linkOf(world, planned).accept(),
};
