import { classifyError, sqlStateOf } from "../db/error-class.js";

/** What ioredis says of a command that never reached Redis, or whose answer never came. */
const NOT_ANSWERED =
  /^(Stream isn't writeable|Connection is closed|Reached the max retries|Socket timeout|Command timed out)/;

/** Whether an error is what Redis answered, or that it did not. */
export function isOfRedis(error: unknown): boolean {
  return error instanceof Error && (error.name === "ReplyError" || NOT_ANSWERED.test(error.message));
}

/** Whether an error is what Postgres answered, or that it did not. */
export function isOfPostgres(error: unknown): boolean {
  if (!(error instanceof Error) || isOfRedis(error)) return false;
  return sqlStateOf(error) !== undefined || classifyError(error) === "transient";
}

const POSTGRES_ADVICE: readonly [RegExp, string][] = [
  [/^42P01|^42703|^42883/, "bring the schema to the newest with calltape migrate"],
  [/^42501/, "give the role in DATABASE_URL the right, or take another"],
  [/^28/, "check the user and the password in DATABASE_URL"],
  [/^3D/, "check the database's name in DATABASE_URL, or make it and run calltape migrate"],
  [/^57014|^55P03|^40/, "something holds it up there: see pg_stat_activity, and run it again"],
];

/** What to do about an error of Postgres. Pure. */
export function adviceOnPostgres(error: unknown): string {
  const state = sqlStateOf(error) ?? "";
  const found = POSTGRES_ADVICE.find(([states]) => states.test(state));
  return found?.[1] ?? "run it again when Postgres is there (DATABASE_URL)";
}

const REDIS_ADVICE: readonly [RegExp, string][] = [
  [/^(NOAUTH|WRONGPASS|ERR AUTH|ERR invalid password)/i, "check the user and the password in REDIS_URL"],
  [/^NOPERM/, "give the user in REDIS_URL the right to do so"],
  [/^OOM/, "Redis is full: give it memory, then run it again"],
  [/^WRONGTYPE/, "something else lies under that name: check CALLTAPE_PREFIX"],
];

/** What to do about an error of Redis. Pure. */
export function adviceOnRedis(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const found = REDIS_ADVICE.find(([messages]) => messages.test(message));
  return found?.[1] ?? "run it again when Redis is there (REDIS_URL)";
}
