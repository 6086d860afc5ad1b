import {
  DEFAULT_PREFIX,
  DEFAULT_SHARDS,
  LOG_LEVELS,
  type Logger,
  logSettings,
  MAX_SHARDS,
  PREFIX_PATTERN,
  plainLogger,
  REDIS_ADDRESS_FORMS,
  type RedisAddress,
  redisAddress,
  withoutLogin,
} from "@calltape/shared";
import type { BufferLimits } from "./bounded-buffer.js";
import { wholeNumber, wrong } from "./check-option.js";
import { guardedLogger } from "./guarded-logger.js";
import type { RecorderMetrics } from "./recorder-metrics.js";
import type { RecentlySentLimits } from "./redelivery/recently-sent.js";
import { type RedeliverySettings, resolveRedelivery } from "./redelivery/redelivery-options.js";
import {
  type ResolvedSessionOptions,
  resolveSessionOptions,
  type SessionOptions,
} from "./sessions/session-options.js";
import type { SpoolOptions } from "./spool/spool.js";
import { resolveSpool, type SpoolSettings } from "./spool/spool-options.js";

/** What a recorder can be told. Everything has a default. */
export interface RecorderOptions {
  /**
   * `redis://` or `rediss://` URL; several, separated by commas, for a cluster; `redis+sentinel://` for Sentinel.
   * Default: `REDIS_URL`, else `redis://127.0.0.1:6379`.
   */
  readonly redisUrl?: string | undefined;
  /** Begins every key in Redis; no braces. Default: `CALLTAPE_PREFIX`, else `calltape`. */
  readonly prefix?: string | undefined;
  /** Number of streams, the same as the workers'. Default: `CALLTAPE_SHARDS`, else 1. */
  readonly shards?: number | undefined;
  /** Whose calls these are, up to 64 characters. Default: the empty tenant. */
  readonly tenant?: string | undefined;
  /** Version of the agent, for calls that do not state theirs. */
  readonly agentVersion?: string | undefined;
  /** How much is held in memory at most while Redis is away or slow. */
  readonly buffer?:
    | {
        /** Default: 100,000 events. */
        readonly maxEvents?: number | undefined;
        /** Memory for the events' JSON, in bytes. Default: 64 MiB. */
        readonly maxBytes?: number | undefined;
      }
    | undefined;
  /** How sessions are kept; `false` leaves out those the recorder keeps of its calls by itself. */
  readonly sessions?: SessionOptions | false | undefined;
  /** Where events go that Redis does not take and memory should not hold alone. Default: nowhere. */
  readonly spool?: SpoolSettings | undefined;
  /** What Redis has confirmed is kept for a while, and sent again if Redis restarts or is emptied meanwhile. */
  readonly redelivery?: RedeliverySettings | undefined;
  /**
   * Default: one line per event on standard output, from `LOG_LEVEL` (else `info`) upwards, in `LOG_FORMAT`
   * (else `json`). Whatever the logger, personal data is masked before it is told anything.
   */
  readonly logger?: Logger | undefined;
  /** What counts, made by `recorderMetrics` of `@calltape/producer/metrics`. Default: nothing does. */
  readonly metrics?: RecorderMetrics | undefined;
  /** Version of Redis's protocol; 2 for proxies that know no other. Default: 3, or 2 where the server refuses 3. */
  readonly protocol?: 2 | 3 | undefined;
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

export interface ResolvedOptions {
  readonly address: RedisAddress;
  readonly prefix: string;
  readonly shards: number;
  readonly tenant: string;
  readonly agentVersion: string | undefined;
  readonly limits: BufferLimits;
  readonly sessions: ResolvedSessionOptions;
  /** Undefined without a spool. */
  readonly spool: SpoolOptions | undefined;
  readonly redelivery: RecentlySentLimits;
  readonly logger: Logger;
  readonly metrics: RecorderMetrics | undefined;
  readonly protocol: 2 | 3;
  readonly now: () => number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const MEBIBYTE = 1024 * 1024;
/** One event of the largest size must fit, or it could never be sent. */
const MIN_BYTES = MEBIBYTE;

function shortText(name: string, given: unknown, maxLength: number): string {
  if (typeof given === "string" && given.length <= maxLength) return given;
  return wrong(name, given, `a text of at most ${maxLength} characters`);
}

/** An option, or else the variable that stands for it, with the name to use in messages; empty counts as unset. */
export function setting<T>(name: string, option: T | undefined, variable: string, environment: Environment) {
  if (option !== undefined) return { name, value: option };
  return { name: variable, value: environment[variable]?.trim() || undefined };
}

/**
 * Checks the options and fills in the defaults.
 *
 * @throws TypeError with one line that names what is wrong, what was given and
 * what is allowed. Nothing else in this package throws.
 */
export function resolveOptions(options: RecorderOptions, environment: Environment): ResolvedOptions {
  const { agentVersion, buffer = {}, now = Date.now, protocol = 3 } = options;
  if (protocol !== 2 && protocol !== 3) wrong("protocol", protocol, "2 or 3");
  if (typeof now !== "function") wrong("now", now, "a function");
  return {
    address: resolveAddress(options, environment),
    prefix: resolvePrefix(options, environment),
    shards: resolveShards(options, environment),
    tenant: shortText("tenant", options.tenant ?? "", 64),
    agentVersion: agentVersion === undefined ? undefined : shortText("agentVersion", agentVersion, 128),
    limits: {
      maxEvents: wholeNumber("buffer.maxEvents", buffer.maxEvents ?? 100_000, 100, 10_000_000),
      maxBytes: wholeNumber("buffer.maxBytes", buffer.maxBytes ?? 64 * MEBIBYTE, MIN_BYTES, 4096 * MEBIBYTE),
    },
    sessions: resolveSessionOptions(options.sessions),
    spool: resolveSpool(options.spool, environment),
    redelivery: resolveRedelivery(options.redelivery),
    logger: resolveLogger(options.logger, environment),
    metrics: resolveMetrics(options.metrics),
    protocol,
    now,
  };
}

function resolveAddress({ redisUrl }: RecorderOptions, environment: Environment): RedisAddress {
  const { name, value = "redis://127.0.0.1:6379" } = setting("redisUrl", redisUrl, "REDIS_URL", environment);
  const address = typeof value === "string" ? redisAddress(value) : undefined;
  if (address !== undefined) return address;
  const given = typeof value === "string" ? withoutLogin(value) : value;
  return wrong(name, given, REDIS_ADDRESS_FORMS);
}

function resolvePrefix({ prefix }: RecorderOptions, environment: Environment): string {
  const { name, value = DEFAULT_PREFIX } = setting("prefix", prefix, "CALLTAPE_PREFIX", environment);
  if (typeof value === "string" && PREFIX_PATTERN.test(value)) return value;
  return wrong(name, value, "1 to 64 letters, digits, or characters of _ . : - (no braces)");
}

function resolveShards({ shards }: RecorderOptions, environment: Environment): number {
  const { name, value = DEFAULT_SHARDS } = setting<number | string>(
    "shards",
    shards,
    "CALLTAPE_SHARDS",
    environment,
  );
  const isNumeral = shards === undefined && typeof value === "string" && /^\d+$/.test(value);
  return wholeNumber(name, isNumeral ? Number(value) : value, 1, MAX_SHARDS);
}

function resolveMetrics(metrics: RecorderMetrics | undefined): RecorderMetrics | undefined {
  if (metrics === undefined || typeof metrics?.attach === "function") return metrics;
  return wrong("metrics", metrics, "an object with attach, as recorderMetrics makes it");
}

export function resolveLogger(logger: Logger | undefined, environment: Environment): Logger {
  if (logger === undefined) return plainLogger({ component: "recorder", ...logSettings({}, environment) });
  for (const level of LOG_LEVELS) {
    if (typeof logger?.[level] !== "function")
      wrong("logger", logger, `an object with ${LOG_LEVELS.join(", ")}`);
  }
  return guardedLogger(logger);
}
