import { EVENT_FIELD } from "@calltape/shared";
import { Redis } from "ioredis";
import { percentile } from "../measure/statistics.js";
import { Visibility } from "../measure/visibility.js";
import type { Part } from "../part.js";
import { table, whole } from "../report/table.js";
import { startWorker, workerReady } from "../run-worker.js";
import { type Stage, withDatabase } from "../stage.js";
import { fillStream, repeated, STREAM, sent } from "../tape/backlog.js";
import { callsAtOnce } from "../tape/calls-at-once.js";

/** Events a second; the last is the busiest hour of a million calls a day. */
const RATES = [100, 500, 1_380];
const WORKERS = [1, 2];
/** Between two appends, ms: what is due by then goes in one pipeline. */
const TICK = 5;
/** So many events a second are looked for. */
const SAMPLED = 25;
/** A call of three minutes has some 17 events: one in so many seconds. */
const EVENT_EVERY = 11;
/** What begins slowly, connections and compiled code, is no delay of a running system: left out, s. */
const WARM_UP = 5;

interface Delay {
  readonly rate: number;
  readonly workers: number;
  readonly samples: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

async function measure(
  stage: Stage,
  lines: readonly string[],
  rate: number,
  workers: number,
  seconds: number,
): Promise<Delay> {
  return withDatabase(stage, async ({ url }) => {
    await fillStream(stage.redis.url, []);
    const urls = { redisUrl: stage.redis.url, databaseUrl: url };
    const running = Array.from({ length: workers }, () => startWorker(urls));
    await Promise.all(running.map(workerReady));
    const visibility = await Visibility.watch(url);
    const events = Math.round(rate * (seconds + WARM_UP));
    const copies = Math.ceil((rate * EVENT_EVERY) / callsAtOnce(lines));
    await append(stage.redis.url, repeated(lines, events, copies), rate, visibility);
    const delays = await visibility.end();
    for (const worker of running) worker.kill("SIGTERM");
    await Promise.all(running.map(({ exited }) => exited));
    const p = (share: number) => percentile(delays, share);
    return { rate, workers, samples: delays.length, p50: p(50), p99: p(99), most: p(100) };
  });
}

/** Appends events at a steady rate, and has some of them looked for once it is warm. */
async function append(redisUrl: string, lines: Iterable<string>, rate: number, visibility: Visibility) {
  const redis = new Redis(redisUrl);
  const begun = performance.now();
  const every = Math.max(1, Math.round(rate / SAMPLED));
  let count = 0;
  let pipeline = redis.pipeline();
  let looked: string[] = [];
  for (const line of lines) {
    pipeline.xadd(STREAM, "*", EVENT_FIELD, line);
    if (count % every === 0 && count >= rate * WARM_UP) looked.push(line);
    count++;
    const wait = begun + (count / rate) * 1_000 - performance.now();
    if (wait < TICK) continue;
    await sent(pipeline);
    visibility.expect(looked);
    pipeline = redis.pipeline();
    looked = [];
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await sent(pipeline);
  visibility.expect(looked);
  redis.disconnect();
}

export const delayPart: Part = {
  name: "delay",
  about: "from an event's append to its being visible in Postgres",
  run: async ({ stage, source, options, say }) => {
    const delays: Delay[] = [];
    for (const workers of WORKERS) {
      for (const rate of RATES) {
        const delay = await measure(stage, source.lines, rate, workers, options.seconds);
        delays.push(delay);
        say(`${rate} events/s, ${workers} workers: p50 ${delay.p50} ms, p99 ${delay.p99} ms`);
      }
    }
    const ms = (value: number) => value.toFixed(1);
    const rows = delays.map(({ rate, workers, samples, p50, p99, most }) => [
      ...[`${whole(rate)} events/s, ${workers} worker${workers > 1 ? "s" : ""}`, ms(p50), ms(p99), ms(most)],
      whole(samples),
    ]);
    const title = ["", "p50, ms", "p99, ms", "most, ms", "events looked for"];
    return { table: table([title, ...rows]), figures: { seconds: options.seconds, delays } };
  },
};
