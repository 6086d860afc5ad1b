import type { Logger } from "@calltape/shared";
import { pause } from "./pause.js";
import type { StreamGroup } from "./stream-group.js";

/** Between two rounds of trimming, ms; a round goes on until nothing is left to cut. */
const INTERVAL = 10_000;

export interface TrimContext {
  readonly group: StreamGroup;
  /** How long stored entries stay, ms. */
  readonly replayWindow: number;
  readonly expectedGroups: readonly string[];
  readonly logger: Logger;
}

/**
 * Cuts what nobody needs any more from the stream's old end: what every group
 * of the stream has acknowledged and what is older than the replay window.
 * Every worker does it; twice is harmless.
 */
export async function trimStream(
  { group, replayWindow, expectedGroups, logger }: TrimContext,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await pause(INTERVAL * (0.75 + Math.random() / 2), signal);
    try {
      while (!signal.aborted && (await group.trim(replayWindow, expectedGroups)) > 0);
    } catch (error) {
      // Whatever is wrong with Redis, the reader meets it too and reports it.
      logger.debug("trim_failed", { stream: group.stream, error });
    }
  }
}
