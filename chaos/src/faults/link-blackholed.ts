import type { Fault } from "./fault.js";
import { linkOf } from "./link-of.js";

/** A link stays connected, and nothing comes through. */
export const linkBlackholed: Fault = {
  inject: (world, planned) => linkOf(world, planned).blackhole(),
  heal: (world, planned) => linkOf(world, planned).accept(),
};
