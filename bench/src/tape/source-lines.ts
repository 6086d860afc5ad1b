import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { runSimulation } from "@calltape/consumer";
import { createRecorder } from "@calltape/producer";
import { Redis } from "ioredis";
import { PREFIX, STREAM } from "./backlog.js";

/** Calls that are made up, some 60,000 events, at a rate at which some hundred are live at once. */
const SIMULATED = { calls: 3_600, callsPerMinute: 30, seed: 1 } as const;
const PAGE = 5_000;

export interface Source {
  /** What to call it beside a figure. */
  readonly name: string;
  /** Events as JSON, a line each, in the order of their appending. */
  readonly lines: readonly string[];
}

/** The events to measure with: those of a file (NDJSON, plain or gzip), or made-up ones. */
export async function readSource(file: string | undefined, redisUrl: string): Promise<Source> {
  if (file === undefined) return { name: "simulated calls", lines: await simulatedLines(redisUrl) };
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? await promisify(gunzip)(bytes) : bytes).toString("utf8");
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length === 0) throw new Error(`${file} has no events: give a file with one event a line`);
  return { name: file.slice(file.lastIndexOf("/") + 1), lines };
}

/** What the simulator makes up goes through the SDK into Redis, as it would in life, and is read from there. */
async function simulatedLines(redisUrl: string): Promise<string[]> {
  const recorder = createRecorder({ redisUrl, prefix: PREFIX });
  await runSimulation({ ...SIMULATED, recorder, speed: Number.POSITIVE_INFINITY });
  await recorder.close({ timeoutMs: 60_000 });
  const redis = new Redis(redisUrl);
  const lines: string[] = [];
  for (let from = "-"; ; ) {
    const page = await redis.xrange(STREAM, from, "+", "COUNT", PAGE);
    lines.push(...page.map(([, fields]) => fields[1] ?? ""));
    const last = page.at(-1);
    if (last === undefined) break;
    from = `(${last[0]}`;
  }
  redis.disconnect();
  return lines;
}
