import { Redis } from "ioredis";

export type { Redis } from "ioredis";

/**
 * Noticing a dead peer, ms. Commands here answer at once (nothing blocks), so
 * silence that long while one is in flight means that the connection is gone,
 * whatever the operating system still believes.
 */
const SOCKET_TIMEOUT = 5_000;

/** What a command says that was given while there is no connection: nothing of why there is none. */
const NOT_CONNECTED = /^(Stream isn't writeable|Connection is closed|Reached the max retries)/;

/** A connection to Redis, and what is known of it. */
export interface RedisLink {
  readonly redis: Redis;
  /** Resolves when it is connected, or the first attempt has failed, or `signal` aborts. Never rejects. */
  settled(signal: AbortSignal): Promise<void>;
  /** The reason behind a command's error: why there is no connection, where that is what it is about. */
  reasonOf(error: unknown): unknown;
}

/**
 * Connects to Redis. The connection comes back by itself; a command whose reply
 * was lost is never repeated behind our back, but fails: the pipeline reads its
 * own pending entries again after any failure.
 */
export function connectRedis(redisUrl: string): RedisLink {
  const redis = new Redis(redisUrl, {
    connectionName: "calltape-worker",
    connectTimeout: 5_000,
    socketTimeout: SOCKET_TIMEOUT,
    keepAlive: 10_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    enableReadyCheck: true,
    // A master that became a replica answers READONLY; only a new connection finds its successor.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    retryStrategy: (times) => Math.min(2_000, 50 * 2 ** Math.min(times, 6)) * (0.5 + Math.random() / 2),
  });
  let lastError: Error | undefined;
  redis.on("error", (error: Error) => {
    lastError = error;
  });
  redis.on("ready", () => {
    lastError = undefined;
  });
  return {
    redis,
    settled: (signal) =>
      new Promise((resolve) => {
        if (redis.status === "ready" || lastError !== undefined || signal.aborted) return resolve();
        for (const event of ["ready", "error"]) redis.once(event, () => resolve());
        signal.addEventListener("abort", () => resolve(), { once: true });
      }),
    reasonOf: (error) =>
      lastError !== undefined && error instanceof Error && NOT_CONNECTED.test(error.message)
        ? lastError
        : error,
  };
}
