import type { Logger } from "@calltape/shared";
import { pause } from "../pipeline/pause.js";

/** Between two looks, ms, by a quarter more or less. */
const INTERVAL = 30_000;

/**
 * Looks for streams beyond those the worker was told of, until `signal` aborts:
 * a producer may have more shards than the workers, or have had more before.
 * What it put there waits for nobody else.
 */
export async function lookForStreams(
  attendMore: () => Promise<void>,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await pause(INTERVAL * (0.75 + Math.random() / 2), signal);
    // Whatever is wrong with Redis, the reader meets it too and reports it.
    if (!signal.aborted)
      await attendMore().catch((error: unknown) => logger.debug("streams_unknown", { error }));
  }
}
