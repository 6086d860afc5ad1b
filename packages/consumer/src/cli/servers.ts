import { createPool, type Pool } from "../db/pool.js";
import { errorMessage } from "../pipeline/error-message.js";
import { connectRedis, type RedisLink } from "../redis/connect-redis.js";
import { redactUrl } from "../redis/redact-url.js";
import { readSettings, type Settings } from "../settings/settings.js";
import { adviceOnPostgres, adviceOnRedis, isOfPostgres, isOfRedis } from "./server-advice.js";
import type { Terminal } from "./terminal.js";

/** What a command has to do with. */
export interface Servers {
  readonly settings: Settings;
  readonly pool: Pool;
  readonly link: RedisLink;
}

/** Connections to Postgres a command has at most. */
const CONNECTIONS = 2;
/** Longer than that no command waits for a server to say goodbye, ms. */
const GOODBYE = 500;

/** Runs what needs Postgres only; see {@link withServers}. */
export async function withPostgres<T>(
  terminal: Terminal,
  purpose: string,
  use: (servers: Pick<Servers, "settings" | "pool">) => Promise<T>,
): Promise<T> {
  const settings = readSettings(terminal.env);
  // Whoever asks over it next is told.
  const onIdleError = () => undefined;
  const pool = createPool({ databaseUrl: settings.databaseUrl, max: CONNECTIONS, onIdleError });
  try {
    return await use({ settings, pool });
  } catch (error) {
    if (!isOfPostgres(error)) throw error;
    const { databaseUrl } = settings;
    throw new Error(
      `cannot ${purpose}: Postgres at ${redactUrl(databaseUrl)}: ${errorMessage(error)}; ${adviceOnPostgres(error)}`,
    );
  } finally {
    await atMost(GOODBYE, pool.end());
  }
}

/** Runs what needs Redis only; see {@link withServers}. */
export async function withRedis<T>(
  terminal: Terminal,
  purpose: string,
  use: (servers: Pick<Servers, "settings" | "link">) => Promise<T>,
): Promise<T> {
  const settings = readSettings(terminal.env);
  const link = connectRedis(settings.redisUrl);
  try {
    await link.settled(terminal.stopSignal());
    return await use({ settings, link });
  } catch (error) {
    if (!isOfRedis(error)) throw error;
    const reason = link.reasonOf(error);
    const { redisUrl } = settings;
    throw new Error(
      `cannot ${purpose}: Redis at ${redactUrl(redisUrl)}: ${errorMessage(reason)}; ${adviceOnRedis(reason)}`,
    );
  } finally {
    link.disconnect();
  }
}

/**
 * Runs what needs both servers, and closes the connections after it.
 *
 * @param purpose what it does, after `cannot`: `replay dead letters`
 * @throws an error that says in one line which server failed at what and what to do, if one did; any other as it is
 */
export function withServers<T>(
  terminal: Terminal,
  purpose: string,
  use: (servers: Servers) => Promise<T>,
): Promise<T> {
  return withRedis(terminal, purpose, ({ link }) =>
    withPostgres(terminal, purpose, ({ settings, pool }) => use({ settings, pool, link })),
  );
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
