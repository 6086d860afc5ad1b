import { type Condition, conditionsOf } from "../../inspect/conditions.js";
import { undone } from "../../inspect/flow.js";
import { untilDrained, untilFull } from "../../inspect/forecast.js";
import type { PostgresState, RedisState, Snapshot } from "../../inspect/snapshot.js";
import { redactUrl } from "../../redis/redact-url.js";
import type { Settings } from "../../settings/settings.js";
import { countInWords, durationInWords } from "../in-words.js";

/** What is wrong, and what to do about it. */
export interface Finding {
  readonly condition: Condition;
  readonly says: string;
  readonly advice: string;
}

export interface Verdict {
  readonly ok: boolean;
  /** The worst of what was found, or that all is well. */
  readonly says: string;
  /** What to do; empty if nothing. */
  readonly advice: string;
  /** Everything that was found, the worst first. */
  readonly findings: readonly Finding[];
}

/** A look, and what it means. */
export interface Inspection {
  readonly snapshot: Snapshot;
  readonly verdict: Verdict;
}

/** What the words need to know. */
export type VerdictSettings = Pick<
  Settings,
  "prefix" | "shards" | "redisUrl" | "databaseUrl" | "claimAfterMs" | "replayWindowMs"
>;

interface Known {
  readonly snapshot: Snapshot;
  readonly settings: VerdictSettings;
  readonly redis: RedisState | undefined;
  readonly postgres: PostgresState | undefined;
}

type Words = (known: Known) => Omit<Finding, "condition">;

const errorOf = ({ status, ...reading }: Snapshot["redis"] | Snapshot["postgres"]) =>
  "error" in reading ? reading.error : status;

const plural = (count: number, one: string, many: string) =>
  `${countInWords(count)} ${count === 1 ? one : many}`;

/** `12 events wait, the oldest for 3 min`, or that nothing does. */
function backlogOf(redis: RedisState | undefined): string {
  const count = undone(redis?.streams ?? []);
  if (redis === undefined || count === 0) return "nothing waits";
  const oldest = Math.max(...redis.streams.map(({ backlog }) => backlog.oldestMs));
  return `${plural(count, "event waits", "events wait")}, the oldest for ${durationInWords(oldest)}`;
}

/** How long Redis can hold what is not stored. */
function roomOf({ redis, snapshot, settings }: Known): string {
  if (redis === undefined) return "";
  const left = untilFull(redis, snapshot.flow, settings.replayWindowMs);
  if (Number.isNaN(left)) return "nothing is lost as long as Redis has memory";
  if (left === Number.POSITIVE_INFINITY) return "nothing is lost, and Redis does not fill up at this rate";
  return `nothing is lost as long as Redis has memory, at this rate for ${durationInWords(left)} more`;
}

const DRAINS_ITSELF = "workers go on by themselves, nothing has to be restarted";
const tables = "see pg_stat_activity for what holds up calltape's tables";

const deadLettersOf = ({ postgres }: Known) =>
  (postgres?.deadLetters ?? []).map(({ reason, count }) => `${reason} ${countInWords(count)}`).join(", ");

const WORDS: Readonly<Record<Condition, Words>> = {
  both_away: ({ snapshot, settings }) => ({
    says: `neither Redis at ${redactUrl(settings.redisUrl)} (${errorOf(snapshot.redis)}) nor Postgres at ${redactUrl(settings.databaseUrl)} (${errorOf(snapshot.postgres)}) answers`,
    advice:
      "bring Redis back first: until then handlers keep events in memory and in their spool, and refuse them beyond that; is this machine's network all right?",
  }),
  redis_away: ({ snapshot, settings }) => ({
    says: `Redis at ${redactUrl(settings.redisUrl)} does not serve us: ${errorOf(snapshot.redis)}`,
    advice:
      "bring it back, or correct REDIS_URL: until then handlers keep events in memory and in their spool, and refuse them beyond that; calls go on",
  }),
  redis_full: (known) => ({
    says: `Redis is full and takes no events; ${backlogOf(known.redis)}`,
    advice:
      "give it memory (CONFIG SET maxmemory) or see below why events are not stored; handlers keep what they can meanwhile",
  }),
  redis_may_evict: () => ({
    says: "Redis may throw whole streams away when it is full, and workers refuse it",
    advice: "set its maxmemory-policy to noeviction",
  }),
  postgres_away: (known) => ({
    says: `Postgres at ${redactUrl(known.settings.databaseUrl)} does not answer: ${errorOf(known.snapshot.postgres)}; ${backlogOf(known.redis)}; ${roomOf(known)}`,
    advice: `bring Postgres back; ${DRAINS_ITSELF}`,
  }),
  postgres_fault: (known) => ({
    says: `Postgres answers, but is not as it must be: ${errorOf(known.snapshot.postgres)}; ${backlogOf(known.redis)}; ${roomOf(known)}`,
    advice: `calltape migrate, or give the role in DATABASE_URL its rights; ${DRAINS_ITSELF}`,
  }),
  partitions_ended: (known) => ({
    says: `the tables have no partitions for this month; ${backlogOf(known.redis)}`,
    advice: "calltape migrate makes them; the workers' log says why they could not",
  }),
  no_stream: ({ settings }) => ({
    says: `there is no stream under the prefix ${settings.prefix}: nobody has recorded anything, and no worker has run`,
    advice: "check CALLTAPE_PREFIX and REDIS_URL, or start with calltape work",
  }),
  no_group: (known) => ({
    says: `the workers' group is missing on a stream: no worker has run there, or Redis lost it; ${backlogOf(known.redis)}`,
    advice: `start calltape work, with CALLTAPE_SHARDS=${known.settings.shards}: it makes the group from the beginning; what is stored already is not stored twice`,
  }),
  no_worker: (known) => ({
    says: `no worker is there; ${backlogOf(known.redis)}; ${roomOf(known)}`,
    advice: "start calltape work; the last one's log says why it ended",
  }),
  redis_tight: (known) => ({
    says: `Redis has ${Math.round((100 * (known.redis?.used ?? 0)) / (known.redis?.limit ?? 1))} % of its memory in use; ${roomOf(known)}`,
    advice:
      "give it memory, or see what else fills it; stored events leave it after CALLTAPE_REPLAY_WINDOW_MS",
  }),
  left_behind: (known) => ({
    says: `a worker that is gone had been given what waits: ${backlogOf(known.redis)}`,
    advice: `another takes it over once it is untouched for ${durationInWords(known.settings.claimAfterMs)}; if that does not happen, see the workers' log`,
  }),
  stuck: (known) => ({
    says: `${backlogOf(known.redis)}, and nothing was stored in the last ${durationInWords(known.snapshot.flow.windowMs)}, though workers and Postgres are there; ${roomOf(known)}`,
    advice: `ask a worker's /readyz what it has against Postgres; ${tables}; restart a worker whose /healthz says stalled`,
  }),
  falling_behind: (known) => ({
    says: `more comes in than is stored: ${backlogOf(known.redis)}; ${roomOf(known)}`,
    advice: `start more workers; if that does not help, ${tables}`,
  }),
  late: (known) => ({
    says: `${backlogOf(known.redis)}; at this rate all is stored in ${durationInWords(known.redis === undefined ? Number.NaN : untilDrained(known.redis, known.snapshot.flow))}`,
    advice: "wait, or start more workers",
  }),
  suspect_event: (known) => ({
    says: `an event was given out ${Math.max(...(known.redis?.streams ?? []).map((stream) => stream.mostDeliveries))} times and not stored: perhaps it ends its workers`,
    advice: "nothing: it is tried alone, and set aside in the end; the workers' log says how they ended",
  }),
  dead_letters: (known) => ({
    says: `events were set aside: ${deadLettersOf(known)}`,
    advice: "calltape dead-letters list says why; mend the cause, then replay them, or discard them",
  }),
  calls_lost: ({ postgres }) => ({
    says: `${plural(postgres?.lostLately ?? 0, "call was", "calls were")} closed as lost in the last hour: the handler went away in the middle`,
    advice: "see why handlers end; calltape calls --since 1d --end-reason lost names them",
  }),
  calls_incomplete: ({ postgres }) => ({
    says: `${plural(postgres?.incompleteLately ?? 0, "call that ended in the last hour lacks", "calls that ended in the last hour lack")} events`,
    advice:
      "calltape calls --since 1d --incomplete names them; look for refused and lost events in the handlers' logs",
  }),
  partitions_end_soon: ({ postgres }) => ({
    says: `the tables' partitions end in ${Math.floor(postgres?.horizonDays ?? 0)} days`,
    advice: "calltape migrate makes more; the workers' log says why they could not",
  }),
};

/** What a snapshot means, in a person's words: what is wrong, the worst first, and what to do. Pure, and total. */
export function verdictOf(snapshot: Snapshot, settings: VerdictSettings): Verdict {
  const { redis, postgres } = snapshot;
  const known: Known = {
    ...{ snapshot, settings },
    redis: redis.status === "up" ? redis.state : undefined,
    postgres: postgres.status === "up" ? postgres.state : undefined,
  };
  const findings = conditionsOf(snapshot).map((condition) => ({ condition, ...WORDS[condition](known) }));
  const [worst] = findings;
  if (worst !== undefined) return { ok: false, says: worst.says, advice: worst.advice, findings };
  return { ok: true, says: `all is well: ${backlogOf(known.redis)}`, advice: "", findings };
}
