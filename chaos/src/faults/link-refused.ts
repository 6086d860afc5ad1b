import type { Fault } from "./fault.js";
import { linkOf } from "./link-of.js";

/** A link breaks, and nobody can connect. */
export const linkRefused: Fault = {
  inject: (world, planned) => linkOf(world, planned).refuse(),
  heal: (world, planned) => linkOf(world, planned).accept(),
};
