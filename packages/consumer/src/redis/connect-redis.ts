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

/** Longer than any attempt to connect takes, with the pause before it, ms. */
const STUCK_AFTER = 15_000;
const SIGNS_OF_LIFE = ["connect", "ready", "error", "close", "reconnecting", "end"] as const;

/**
 * A connection to Redis, and what is known of it. It comes back by itself; a
 * command whose reply was lost is never repeated behind our back, but fails: the
 * pipeline takes its own pending entries in again after any failure.
 *
 * A client of ioredis can get stuck for good between two connections. One that
 * is not connected and has not even tried for a while is replaced by another.
 */
export class RedisLink {
  readonly #url: string;
  readonly #name: string;
  readonly #stuckAfter: number;
  readonly #watch: NodeJS.Timeout;
  #client: Redis;
  #lastError: Error | undefined;
  #lastSign = performance.now();
  #onSettled = new Set<() => void>();

  /**
   * @param stuckAfter how long a client may be away without trying to connect, ms
   * @param name what the connection is called in Redis
   */
  constructor(url: string, stuckAfter = STUCK_AFTER, name = "calltape") {
    this.#url = url;
    this.#name = name;
    this.#stuckAfter = stuckAfter;
    this.#client = this.#connect();
    this.#watch = setInterval(() => this.#replaceIfStuck(), stuckAfter / 10).unref();
  }

  /** The client of the moment: not to be kept. */
  get redis(): Redis {
    return this.#client;
  }

  /** Resolves when it is connected, or the first attempt has failed, or `signal` aborts. Never rejects. */
  settled(signal: AbortSignal): Promise<void> {
    if (this.#client.status === "ready" || this.#lastError !== undefined || signal.aborted) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#onSettled.add(resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  /** The reason behind a command's error: why there is no connection, where that is what it is about. */
  reasonOf(error: unknown): unknown {
    const isAboutConnection = error instanceof Error && NOT_CONNECTED.test(error.message);
    return this.#lastError !== undefined && isAboutConnection ? this.#lastError : error;
  }

  disconnect(): void {
    clearInterval(this.#watch);
    this.#client.disconnect();
  }

  #connect(): Redis {
    const client = new Redis(this.#url, {
      connectionName: this.#name,
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
    for (const sign of SIGNS_OF_LIFE) client.on(sign, () => this.#saw(client));
    client.on("error", (error: Error) => this.#settle(client, error));
    client.on("ready", () => this.#settle(client, undefined));
    return client;
  }

  #saw(client: Redis): void {
    if (client === this.#client) this.#lastSign = performance.now();
  }

  #settle(client: Redis, error: Error | undefined): void {
    if (client !== this.#client) return;
    this.#lastError = error;
    for (const done of this.#onSettled) done();
    this.#onSettled.clear();
  }

  #replaceIfStuck(): void {
    const isSilent = performance.now() - this.#lastSign > this.#stuckAfter;
    if (this.#client.status === "ready" || !isSilent) return;
    this.#client.disconnect();
    this.#lastSign = performance.now();
    this.#client = this.#connect();
  }
}

/** Connects to Redis, under a name that `CLIENT LIST` shows. */
export function connectRedis(redisUrl: string, name?: string): RedisLink {
  return new RedisLink(redisUrl, STUCK_AFTER, name);
}
