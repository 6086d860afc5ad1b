import type { PlannedFault } from "../plan/plan-faults.js";
import type { World } from "../stage/world.js";

/** One way of breaking things, and of mending them again after the time that was planned. */
export interface Fault {
  inject(world: World, planned: PlannedFault): void | Promise<void>;
  heal(world: World, planned: PlannedFault): void | Promise<void>;
}

/** For what is over at once, or gets well by itself. */
export const healsItself = (): void => undefined;
