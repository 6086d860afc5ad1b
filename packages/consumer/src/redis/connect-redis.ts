import { Redis } from "ioredis";

export type { Redis } from "ioredis";

/**
 * Noticing a dead peer, ms. Commands here answer at once (nothing blocks), so
 * silence that long while one is in flight means that the connection is gone,
 * whatever the operating system still believes.
 */
const SOCKET_TIMEOUT = 5_000;

/**
 * Opens the worker's connection to Redis. It comes back by itself; a command
 * whose reply was lost is never repeated behind our back, but fails: the
 * pipeline reads its own pending entries again after any failure.
 *
 * @param onError told of connection errors; commands in flight fail on their own
 */
export function connectRedis(redisUrl: string, onError: (error: Error) => void): Redis {
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
  redis.on("error", onError);
  return redis;
}
