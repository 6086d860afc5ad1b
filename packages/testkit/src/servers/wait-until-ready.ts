import { waitFor } from "../wait-for.js";
import { logTail, type ServerProcess } from "./server-process.js";

const KILL_MS = 5_000;

/** Waits until a server that has just been started accepts connections; if it never does, ends it and says why. */
export async function waitUntilReady(
  name: string,
  process: ServerProcess,
  dir: string,
  timeoutMs: number,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const answers = async () => process.ending() !== undefined || (await isReady());
  const outcome = await waitFor(`${name} to accept connections`, answers, { timeoutMs }).catch(
    (error: Error) => error,
  );
  if (outcome === true && process.ending() === undefined) return;
  const why = outcome instanceof Error ? outcome.message : `${name} ended at once (${process.ending()})`;
  await process.end("SIGKILL", KILL_MS);
  throw new Error(`${why}; its log ends: ${logTail(dir)}`);
}
