import { setTimeout as pause } from "node:timers/promises";
import { waitFor } from "@calltape/testkit";
import type { FaultKind } from "../plan/fault-kinds.js";
import type { PlannedFault } from "../plan/plan-faults.js";
import type { World } from "../stage/world.js";
import { healsItself } from "./fault.js";
import { FAULTS } from "./registry.js";

/** What became of a planned fault; ms since 1970. */
export interface FaultReport {
  readonly kind: FaultKind;
  readonly lane: string;
  readonly target: number;
  readonly begun: number;
  readonly ended: number;
  /** Why it could not be done: what it needs was broken by another fault just then. */
  readonly missed?: string;
}

/** What needs a server that another fault has broken just then is tried again, ms. */
const ATTEMPTS = { timeoutMs: 20_000, intervalMs: 250 };

/** Returns why it could not be done. */
async function attempt(inject: () => void | Promise<void>): Promise<string | undefined> {
  const isDone = async () => {
    await inject();
    return true;
  };
  return waitFor("the fault to be possible", isDone, ATTEMPTS).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

/**
 * Does the faults of one lane one after the other, each when it is due, or as
 * soon as the last one is over.
 *
 * @throws what keeps a fault from being done or healed: then nothing can be judged.
 */
export async function runLane(
  world: World,
  plan: readonly PlannedFault[],
  { start, report }: { readonly start: number; readonly report: (fault: FaultReport) => void },
): Promise<void> {
  for (const planned of plan) {
    await pause(start + planned.at - Date.now());
    const { kind, lane, target, durationMs } = planned;
    const begun = Date.now();
    let missed: string | undefined;
    const { inject, heal } = FAULTS[kind];
    if (heal === healsItself) missed = await attempt(() => inject(world, planned));
    else await inject(world, planned);
    await pause(begun + durationMs - Date.now());
    await heal(world, planned);
    report({ kind, lane, target, begun, ended: Date.now(), ...(missed !== undefined && { missed }) });
  }
}
