import { hostname } from "node:os";
import {
  DEFAULT_PREFIX,
  DEFAULT_SHARDS,
  LOG_FORMATS,
  LOG_LEVELS,
  MAX_SHARDS,
  PREFIX_PATTERN,
  REDIS_ADDRESS_FORMS,
  redisAddress,
} from "@calltape/shared";
import { type CountryCode, isSupportedCountry } from "libphonenumber-js";
import type { HttpPlace } from "../http/open-http.js";
import { connectionUrl, readSetting, type Setting, wholeNumber } from "./setting.js";

/** Two processes never share a name: they would share their pending entries. */
const processName = () => `${hostname()}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;

function choice<const V extends readonly string[]>(
  variable: string,
  values: V,
  fallback: V[number],
  meaning: string,
): Setting<V[number]> {
  return {
    variable,
    fallback,
    allowed: values.join(", "),
    meaning,
    parse: (text) => values.find((value) => value === text),
  };
}

/** Nothing is removed but by `calltape partitions drop`, which reads these. */
function retention(variable: string, what: string): Setting<number> {
  return wholeNumber(variable, 0, [0, 36_500], `for how many days ${what}, from a call's start; 0 for ever`);
}

/** A port; one that nobody asked for gives way to any that is free. */
export type HttpPort = Pick<HttpPlace, "port"> & Required<Pick<HttpPlace, "orAnyFree">>;

/** Every setting there is: its variable, its default, what is allowed and what it means. */
export const SETTINGS = {
  redisUrl: {
    variable: "REDIS_URL",
    fallback: "redis://127.0.0.1:6379",
    allowed: REDIS_ADDRESS_FORMS,
    meaning: "Redis: a server, nodes of a cluster, or Sentinels",
    isSecret: true,
    parse: (text) => (redisAddress(text) === undefined ? undefined : text),
  } satisfies Setting<string>,
  databaseUrl: connectionUrl(
    "DATABASE_URL",
    "postgres://127.0.0.1:5432/calltape",
    ["postgres", "postgresql"],
    "Postgres",
  ),
  prefix: {
    variable: "CALLTAPE_PREFIX",
    fallback: DEFAULT_PREFIX,
    allowed: "1 to 64 letters, digits and . _ : -",
    meaning: "what the names of all keys in Redis begin with",
    parse: (text) => (PREFIX_PATTERN.test(text) ? text : undefined),
  } satisfies Setting<string>,
  shards: wholeNumber(
    "CALLTAPE_SHARDS",
    DEFAULT_SHARDS,
    [1, MAX_SHARDS],
    "number of streams the calls are spread over",
  ),
  consumer: {
    variable: "CALLTAPE_CONSUMER",
    fallback: processName(),
    allowed: "1 to 128 printable characters without spaces",
    meaning: "the worker's name in the consumer group; default: host, process and chance",
    parse: (text) => (/^[\x21-\x7e]{1,128}$/.test(text) ? text : undefined),
  } satisfies Setting<string>,
  batchSize: wholeNumber(
    "CALLTAPE_BATCH_SIZE",
    1_250,
    [1, 10_000],
    "events stored in one transaction at most",
  ),
  claimAfterMs: wholeNumber(
    "CALLTAPE_CLAIM_AFTER_MS",
    60_000,
    [100, 86_400_000],
    "how long an entry must be pending with a worker before another takes it over, ms",
  ),
  replayWindowMs: wholeNumber(
    "CALLTAPE_REPLAY_WINDOW_MS",
    3_600_000,
    [0, 2_592_000_000],
    "how long stored entries stay in the stream, so that a restored database can be fed again, ms",
  ),
  stopTimeoutMs: wholeNumber(
    "CALLTAPE_STOP_TIMEOUT_MS",
    10_000,
    [0, 600_000],
    "how long a stopping worker may take to finish what it has in hand, ms",
  ),
  lostAfterMs: wholeNumber(
    "CALLTAPE_LOST_AFTER_MS",
    3_600_000,
    [0, 2_592_000_000],
    "how long nothing must have been heard of a call, and no session of it live, before it is closed as lost, ms; 0 never",
  ),
  watchdogMs: wholeNumber(
    "CALLTAPE_WATCHDOG_MS",
    60_000,
    [0, 3_600_000],
    "how long a worker's event loop may stand still before the worker is ended, ms; 0 never",
  ),
  expectedGroups: {
    variable: "CALLTAPE_EXPECTED_GROUPS",
    fallback: [],
    allowed: "names of consumer groups, separated by commas",
    meaning: "other groups that read the streams: nothing is trimmed where one of them is missing",
    parse: (text) => {
      const names = text.split(",").map((name) => name.trim());
      return names.every((name) => /^[\x21-\x7e]{1,128}$/.test(name)) ? names : undefined;
    },
  } satisfies Setting<readonly string[]>,
  allowEviction: choice(
    "CALLTAPE_ALLOW_EVICTION",
    ["no", "yes"],
    "no",
    "whether to work on a Redis that may throw the streams away when it is full",
  ),
  monthsBack: wholeNumber(
    "CALLTAPE_MONTHS_BACK",
    24,
    [0, 1_200],
    "how many months ago a call may have begun",
  ),
  retainEventsDays: retention("CALLTAPE_RETAIN_EVENTS_DAYS", "events are kept as they came"),
  retainTurnsDays: retention("CALLTAPE_RETAIN_TURNS_DAYS", "turns are kept"),
  retainToolsDays: retention("CALLTAPE_RETAIN_TOOLS_DAYS", "tool calls are kept"),
  retainCallsDays: retention("CALLTAPE_RETAIN_CALLS_DAYS", "calls are kept"),
  monthsAhead: wholeNumber("CALLTAPE_MONTHS_AHEAD", 2, [0, 12], "how many months ahead a call may begin"),
  defaultRegion: {
    variable: "CALLTAPE_DEFAULT_REGION",
    fallback: "UA",
    allowed: "an ISO 3166 country code such as UA",
    meaning: "the country whose national telephone numbers are meant",
    parse: (text) => (isSupportedCountry(text) ? text : undefined),
  } satisfies Setting<CountryCode>,
  httpHost: {
    variable: "CALLTAPE_HTTP_HOST",
    fallback: "127.0.0.1",
    allowed: "an address or a host name, such as 127.0.0.1, or 0.0.0.0 for all networks",
    meaning: "where the worker serves /metrics, /healthz and /readyz",
    parse: (text) => (/^[\w.:-]{1,253}$/.test(text) ? text : undefined),
  } satisfies Setting<string>,
  httpPort: {
    variable: "CALLTAPE_HTTP_PORT",
    fallback: { port: 8080, orAnyFree: true },
    fallbackText: "8080, or a free one where that is taken",
    allowed: "a whole number from 0 to 65535; 0 takes a free one",
    meaning: "the port of these",
    parse: (text) => {
      const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
      return port <= 65_535 ? { port, orAnyFree: false } : undefined;
    },
  } satisfies Setting<HttpPort>,
  logLevel: choice("LOG_LEVEL", LOG_LEVELS, "info", "the least level that is logged"),
  logFormat: choice("LOG_FORMAT", LOG_FORMATS, "json", "one JSON object a line, or text for a person"),
} as const;

type ValueOf<S> = S extends Setting<infer T> ? T : never;

export type Settings = { readonly [K in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[K]> };

/**
 * Reads all settings from the environment; an empty variable is an unset one.
 *
 * @throws SettingError at the first value that is not allowed
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const entries = Object.entries(SETTINGS).map(([name, setting]) => [
    name,
    readSetting(setting as Setting<unknown>, env),
  ]);
  return Object.fromEntries(entries) as Settings;
}
