import { type Child, type TcpProxy, waitFor } from "@calltape/testkit";
import type { Bench } from "./bench.js";
import type { Environment } from "./calltape.js";

export const BATCH = 20;
/** What a worker holds at most: a batch in each of its two commits, and one that waits. */
export const HELD = BATCH * 3;

/** So slow a way to Postgres, in ms for each direction, that a worker reads all it may before it has stored a batch. */
const SLOW = 100;

/**
 * Starts a worker named `filled`, slows its way to Postgres down as soon as it has stored a first event, and
 * sends it the others: resolves when it holds as much as it may.
 */
export async function filledWorker(
  { stream, ...bench }: Bench,
  proxy: TcpProxy,
  [first = "", ...others]: readonly string[],
  env: Environment = {},
): Promise<Child> {
  const worker = bench.worker({
    DATABASE_URL: proxy.through(bench.databaseUrl),
    CALLTAPE_BATCH_SIZE: String(BATCH),
    CALLTAPE_CONSUMER: "filled",
    ...env,
  });
  await stream.add(first);
  await stream.drained();
  proxy.delay(SLOW);
  await stream.add(...others);
  const isFull = async () => (await stream.pending("filled")) === HELD;
  await waitFor("the worker to hold as much as it may", isFull, { timeoutMs: 30_000, intervalMs: 5 });
  return worker;
}

/** Where a URL leads, for a proxy in front of it. */
export function portOf(url: string): { port: number } {
  return { port: Number(new URL(url).port) };
}
