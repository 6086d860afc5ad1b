import { fileURLToPath } from "node:url";
import { type Child, startChild } from "@calltape/testkit";
import { endedChildrenTime, peakMemory } from "./measure/processor-time.js";
import { PREFIX } from "./tape/backlog.js";

/** From src as from dist, which lie equally deep. */
const CALLTAPE = fileURLToPath(new URL("../../packages/consumer/bin/calltape.js", import.meta.url));
/** Between two looks at the memory, ms. */
const LOOK = 100;
const STARTING = 60_000;

export interface Urls {
  readonly redisUrl: string;
  readonly databaseUrl: string;
}

export interface WorkersRun {
  /** From the first worker's being started to the last one's having stopped with nothing left, s; without the start of Node. */
  readonly seconds: number;
  /** Processor time of all their lives, s. */
  readonly processor: number;
  /** Of the one that had the most, bytes. */
  readonly peakMemory: number;
}

interface LogLine {
  readonly event: string;
  readonly timestamp: string;
}

/** A worker in a process of its own, as users run it. */
export function startWorker({ redisUrl, databaseUrl }: Urls, args: readonly string[] = []): Child {
  return startChild(CALLTAPE, {
    args: ["work", ...args],
    env: {
      ...{ REDIS_URL: redisUrl, DATABASE_URL: databaseUrl, CALLTAPE_PREFIX: PREFIX },
      ...{ CALLTAPE_HTTP_PORT: "0", CALLTAPE_MONTHS_BACK: "1200", LOG_LEVEL: "info", LOG_FORMAT: "json" },
    },
  });
}

/** Resolves when the worker works. */
export async function workerReady(worker: Child): Promise<void> {
  await worker.line(/"worker_started"/, { timeoutMs: STARTING });
}

/** Lets workers drain the stream until nothing waits and nothing is pending. */
export async function runDrainingWorkers(urls: Urls, count: number): Promise<WorkersRun> {
  const before = endedChildrenTime();
  const workers = Array.from({ length: count }, () => startWorker(urls, ["--drain"]));
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, ...workers.map(({ pid }) => peakMemory(pid)));
  }, LOOK);
  const lives = await Promise.all(workers.map(lifeOf));
  clearInterval(looking);
  const begun = Math.min(...lives.map(([started]) => started));
  const ended = Math.max(...lives.map(([, stopped]) => stopped));
  return {
    seconds: (ended - begun) / 1_000,
    processor: endedChildrenTime() - before,
    peakMemory: memory,
  };
}

/** When a worker began and when it had finished, by its own log, ms since 1970. */
async function lifeOf(worker: Child): Promise<[started: number, stopped: number]> {
  const { code } = await worker.exited;
  const lines = worker.stdout.map((line) => JSON.parse(line) as LogLine);
  const [started, stopped] = ["worker_started", "worker_stopped"].map((name) =>
    Date.parse(lines.find(({ event }) => event === name)?.timestamp ?? ""),
  );
  if (code === 0 && started !== undefined && stopped !== undefined && stopped >= started) {
    return [started, stopped];
  }
  const said = [...worker.stderr, ...worker.stdout].slice(-3).join(" | ");
  throw new Error(`a worker did not drain the stream (exit code ${code}); it said: ${said}`);
}
