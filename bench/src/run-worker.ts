import { fileURLToPath } from "node:url";
import { startChild } from "@calltape/testkit";
import { endedChildrenTime, peakMemory } from "./measure/processor-time.js";
import { PREFIX } from "./tape/backlog.js";

/** From src as from dist, which lie equally deep. */
const CALLTAPE = fileURLToPath(new URL("../../packages/consumer/bin/calltape.js", import.meta.url));
/** Between two looks at the memory, ms. */
const LOOK = 100;

export interface WorkerRun {
  readonly committed: number;
  /** From the worker's being started to its having stopped with nothing left, s; without the start of Node. */
  readonly seconds: number;
  /** Processor time of its whole life, s. */
  readonly processor: number;
  readonly peakMemory: number;
}

interface LogLine {
  readonly event: string;
  readonly timestamp: string;
  readonly committed?: number;
}

/** Lets one worker, a process of its own as users run it, drain the stream. */
export async function runDrainingWorker(
  urls: { readonly redisUrl: string; readonly databaseUrl: string },
  env: Readonly<Record<string, string>> = {},
): Promise<WorkerRun> {
  const before = endedChildrenTime();
  const child = startChild(CALLTAPE, {
    args: ["work", "--drain"],
    execArgv: process.env["BENCH_WORKER_ARGS"]?.split(" ") ?? [],
    env: {
      ...{ REDIS_URL: urls.redisUrl, DATABASE_URL: urls.databaseUrl, CALLTAPE_PREFIX: PREFIX },
      ...{
        CALLTAPE_BATCH_SIZE: process.env["BATCH"] ?? "1000",
        CALLTAPE_HTTP_PORT: "0",
        CALLTAPE_MONTHS_BACK: "1200",
        LOG_LEVEL: "info",
        LOG_FORMAT: "json",
      },
      ...env,
    },
  });
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, peakMemory(child.pid));
  }, LOOK);
  const { code } = await child.exited;
  clearInterval(looking);
  const lines = child.stdout.map((line) => JSON.parse(line) as LogLine);
  const [started, stopped] = ["worker_started", "worker_stopped"].map((name) =>
    lines.find(({ event }) => event === name),
  );
  if (code !== 0 || started === undefined || stopped === undefined) {
    const said = [...child.stderr, ...child.stdout].slice(-3).join(" | ");
    throw new Error(`the worker did not drain the stream (exit code ${code}); it said: ${said}`);
  }
  return {
    committed: stopped.committed ?? 0,
    seconds: (Date.parse(stopped.timestamp) - Date.parse(started.timestamp)) / 1_000,
    processor: endedChildrenTime() - before,
    peakMemory: memory,
  };
}
