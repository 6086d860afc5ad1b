import { undone } from "../../inspect/flow.js";
import { bytesPerEntry, untilDrained, untilFull } from "../../inspect/forecast.js";
import type { Flow, PostgresState, RedisState, StreamState, WorkerState } from "../../inspect/snapshot.js";
import { ageInWords, bytesInWords, countInWords, durationInWords } from "../in-words.js";
import type { Styles } from "../styles.js";
import { facts, table } from "../table.js";
import type { Inspection, Verdict } from "./verdict.js";

/** An installation for a person: the verdict first, then what it rests on. Pure. */
export function inspectReport(
  { snapshot, verdict }: Inspection,
  replayWindowMs: number,
  styles: Styles,
): string {
  const { redis, postgres, flow } = snapshot;
  const known = [
    ...(redis.status === "up" ? redisFacts(redis.state, flow, replayWindowMs) : [away("Redis", redis)]),
    ...(postgres.status === "up" ? postgresFacts(postgres.state, snapshot.at) : [away("Postgres", postgres)]),
  ];
  return [
    facts(verdictFacts(verdict, styles), styles),
    facts(
      known.map(([name, value]) => [styles.dim(name), value]),
      styles,
    ),
    ...(redis.status === "up" ? redisTables(redis.state, styles) : []),
  ].join("\n\n");
}

function verdictFacts({ ok, says, advice, findings }: Verdict, styles: Styles): readonly Fact[] {
  if (ok) return [[styles.green(styles.bold("OK")), says]];
  return [
    [styles.red(styles.bold("WRONG")), says],
    [styles.bold("DO"), advice],
    ...findings.slice(1).flatMap((finding): Fact[] => [
      [styles.yellow("ALSO"), finding.says],
      [styles.bold("DO"), finding.advice],
    ]),
  ];
}

type Fact = readonly [name: string, value: string];

const away = (name: string, { error = "" }: { readonly error?: string }): Fact => [name, error];

function redisFacts(redis: RedisState, flow: Flow, replayWindowMs: number): readonly Fact[] {
  const [waiting, pending] = (["waiting", "pending"] as const).map((state) =>
    redis.streams.reduce((sum, { backlog }) => sum + backlog[state], 0),
  );
  const oldest = Math.max(0, ...redis.streams.map(({ backlog }) => backlog.oldestMs));
  const left = undone(redis.streams);
  const age = left === 0 ? "" : `, the oldest for ${durationInWords(oldest)}`;
  const drains = oldest > MOMENT ? drainInWords(untilDrained(redis, flow)) : "";
  return [
    ["Events", flowInWords(flow)],
    [
      "Backlog",
      `${countInWords(waiting ?? 0)} waiting + ${countInWords(pending ?? 0)} pending${age}${drains}`,
    ],
    ["Redis", `${redis.version}, ${memoryInWords(redis)}; ${fullInWords(redis, flow, replayWindowMs)}`],
  ];
}

/** What waits for longer, ms, is more than what is just being stored. */
const MOMENT = 5_000;

function drainInWords(ms: number): string {
  return ms === Number.POSITIVE_INFINITY ? "; does not drain" : `; drained in ${durationInWords(ms)}`;
}

function flowInWords({ inPerSecond, outPerSecond, windowMs }: Flow): string {
  if (Number.isNaN(windowMs)) return "rates not known";
  return `${rate(inPerSecond)}/s in, ${rate(outPerSecond)}/s stored, over the last ${durationInWords(windowMs)}`;
}

const rate = (perSecond: number) => (perSecond < 10 ? Number(perSecond.toFixed(1)) : countInWords(perSecond));

function memoryInWords({ used, limit }: RedisState): string {
  return `${bytesInWords(used)} of ${bytesInWords(limit)} in use (${Math.round((100 * used) / limit)} %)`;
}

function fullInWords(redis: RedisState, flow: Flow, replayWindowMs: number): string {
  const left = untilFull(redis, flow, replayWindowMs);
  if (Number.isNaN(left)) return "when it is full is not known";
  if (left === Number.POSITIVE_INFINITY) return "does not fill up at this rate";
  return `full in ${durationInWords(left)} at this rate and ${bytesInWords(bytesPerEntry(redis))} an event`;
}

function postgresFacts(postgres: PostgresState, now: Date): readonly Fact[] {
  const { deadLetters, horizonDays, lostLately, incompleteLately } = postgres;
  const letters = deadLetters?.map(
    ({ reason, count, newestAt }) => `${countInWords(count)} ${reason} (newest ${ageInWords(newestAt, now)})`,
  );
  return [
    ["Postgres", `up; partitions for ${durationInWords(Math.floor(horizonDays) * 86_400_000)} ahead`],
    ["Dead letters", letters === undefined ? "?" : letters.join(", ") || "none"],
    ["Last hour", `calls lost: ${countInWords(lostLately)}, incomplete: ${countInWords(incompleteLately)}`],
  ];
}

function redisTables({ streams, workers, time }: RedisState, styles: Styles): readonly string[] {
  return [
    streamTable(streams, time, styles),
    groupTable(streams, styles),
    workerTable(workers, styles),
  ].filter((text) => text !== "");
}

function streamTable(streams: readonly StreamState[], now: Date, styles: Styles): string {
  const age = (at: Date | undefined) => (at === undefined ? "-" : ageInWords(at, now));
  const oldest = ({ waiting, pending, oldestMs }: StreamState["backlog"]) =>
    waiting + pending === 0 ? "-" : durationInWords(oldestMs);
  return table(
    streams,
    [
      { title: "stream", value: ({ key }) => key },
      {
        title: "entries",
        value: ({ exists, length }) => (exists ? countInWords(length) : "missing"),
        align: "right",
      },
      { title: "memory", value: ({ bytes }) => bytesInWords(bytes), align: "right" },
      { title: "first", value: ({ firstAt }) => age(firstAt), align: "right" },
      { title: "last", value: ({ lastAt }) => age(lastAt), align: "right" },
      { title: "waiting", value: ({ backlog }) => countInWords(backlog.waiting), align: "right" },
      { title: "pending", value: ({ backlog }) => countInWords(backlog.pending), align: "right" },
      { title: "oldest", value: ({ backlog }) => oldest(backlog), align: "right" },
      { title: "group", value: ({ hasGroup }) => (hasGroup ? "there" : "missing") },
    ],
    styles,
  );
}

/** Groups of others, for which stored events stay. */
function groupTable(streams: readonly StreamState[], styles: Styles): string {
  const rows = streams.flatMap(({ key, otherGroups }) => otherGroups.map((group) => ({ key, ...group })));
  if (rows.length === 0) return "";
  return table(
    rows,
    [
      { title: "other group", value: ({ name }) => name },
      { title: "stream", value: ({ key }) => key },
      { title: "waiting", value: ({ waiting }) => countInWords(waiting), align: "right" },
      { title: "pending", value: ({ pending }) => countInWords(pending), align: "right" },
      { title: "oldest", value: ({ oldestMs }) => durationInWords(oldestMs), align: "right" },
    ],
    styles,
  );
}

function workerTable(workers: readonly WorkerState[], styles: Styles): string {
  if (workers.length === 0) return styles.dim("no workers");
  const connected = ({ isConnected }: WorkerState) =>
    isConnected === undefined ? "?" : isConnected ? "connected" : "gone";
  return table(
    workers,
    [
      { title: "worker", value: ({ name }) => name },
      { title: "state", value: connected, paint: (text) => (text === "gone" ? styles.red(text) : text) },
      { title: "from", value: ({ address }) => address ?? "-" },
      { title: "pending", value: ({ pending }) => countInWords(pending), align: "right" },
      {
        title: "last given",
        value: ({ idleMs }) => (Number.isNaN(idleMs) ? "-" : `${durationInWords(idleMs)} ago`),
        align: "right",
      },
    ],
    styles,
  );
}
