import { quickenStrings, type RedisAddress, type RedisLogin, redisAddress } from "@calltape/shared";
import { Cluster, Redis as Server } from "ioredis";

/** One server, or a cluster as if it were one: commands go by their keys. Pipelines have one key each. */
export type Redis = Server | Cluster;

/**
 * Noticing a dead peer, ms. Commands here answer at once (nothing blocks), so
 * silence that long while one is in flight means that the connection is gone,
 * whatever the operating system still believes.
 */
const SOCKET_TIMEOUT = 5_000;

/** What a command says that was given while there is no connection: nothing of why there is none. */
const NOT_CONNECTED =
  /^(Stream isn't writeable|Connection is closed|Reached the max retries|Cluster isn't ready|None of startup)/;

/** Longer than any attempt to connect takes, with the pause before it, ms. */
const STUCK_AFTER = 15_000;
const SIGNS_OF_LIFE = ["connect", "ready", "error", "close", "reconnecting", "end", "node error"] as const;
/** Between two looks at who has which slots, ms: a node that is gone is noticed without a command that fails. */
const SLOTS_INTERVAL = 2_000;

const retryDelay = (times: number) =>
  Math.min(2_000, 50 * 2 ** Math.min(times, 6)) * (0.5 + Math.random() / 2);

/** Noticing a dead peer, and never sending again behind our back. */
const SUPERVISION = {
  connectTimeout: 5_000,
  socketTimeout: SOCKET_TIMEOUT,
  keepAlive: 10_000,
  maxRetriesPerRequest: 0,
};

/**
 * A connection to Redis, be it a server, what Sentinels call the master, or a
 * cluster, and what is known of it. It comes back by itself; a
 * command whose reply was lost is never repeated behind our back, but fails: the
 * pipeline takes its own pending entries in again after any failure.
 *
 * A client of ioredis can get stuck for good between two connections. One that
 * is not connected and has not even tried for a while is replaced by another.
 */
export class RedisLink {
  readonly #address: RedisAddress;
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
   * @throws TypeError if the URL is none of Redis
   */
  constructor(url: string, stuckAfter = STUCK_AFTER, name = "calltape") {
    const address = redisAddress(url);
    if (address === undefined) throw new TypeError("the URL of Redis is none");
    this.#address = address;
    this.#name = name;
    this.#stuckAfter = stuckAfter;
    this.#client = this.#connect();
    this.#watch = setInterval(() => this.#replaceIfStuck(), stuckAfter / 10).unref();
  }

  /** The client of the moment: not to be kept. */
  get redis(): Redis {
    return this.#client;
  }

  /** A client for each server that takes writes: of a cluster, those that are known to be there. */
  get masters(): readonly Server[] {
    const client = this.#client;
    return client instanceof Cluster ? client.nodes("master") : [client];
  }

  /** Resolves when all servers that take writes answer. */
  async ping(): Promise<void> {
    const { masters } = this;
    if (masters.length === 0) throw this.#lastError ?? new Error("no node of the cluster is there");
    await Promise.all(masters.map((master) => master.ping()));
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
    const client = clientOf(this.#address, this.#name);
    for (const sign of SIGNS_OF_LIFE) client.on(sign, () => this.#saw(client));
    client.on("error", (error: Error) => this.#settle(client, error));
    client.on("node error", (error: Error) => this.#noteNode(client, error));
    client.on("ready", async () => {
      if (client instanceof Cluster) await Promise.all(client.nodes("master").map(connected));
      this.#settle(client, undefined);
    });
    // At once: a command that comes while a node is being connected fails.
    client.on("+node", (node: Server) => void connected(node));
    return client;
  }

  #saw(client: Redis): void {
    if (client === this.#client) this.#lastSign = performance.now();
  }

  /** Why a cluster's node is not there: the reason behind commands that fail, and no news of the others. */
  #noteNode(client: Redis, error: Error): void {
    if (client === this.#client) this.#lastError = error;
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

function clientOf(address: RedisAddress, connectionName: string): Redis {
  quickenStrings();
  const options = { ...SUPERVISION, connectionName, ...loginOf(address) };
  if (address.kind === "cluster") {
    return new Cluster(address.nodes.slice(), {
      redisOptions: options,
      enableOfflineQueue: false,
      // A command whose node is gone fails, whether it was executed or not; it is for its sender to try again.
      retryDelayOnFailover: 0,
      retryDelayOnClusterDown: 0,
      slotsRefreshInterval: SLOTS_INTERVAL,
      slotsRefreshTimeout: SOCKET_TIMEOUT,
      clusterRetryStrategy: retryDelay,
      // Certificates are for names.
      dnsLookup: (host, callback) => callback(null, host),
    });
  }
  return new Server({
    ...options,
    ...placeOf(address),
    db: address.db,
    enableOfflineQueue: false,
    enableReadyCheck: true,
    // A master that became a replica answers READONLY; only a new connection finds its successor.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    retryStrategy: retryDelay,
  });
}

/** Resolves when a node of a cluster is connected, or could not be. */
async function connected(node: Server): Promise<void> {
  // What is wrong is said by the cluster, as an error of the node.
  if (node.status === "wait") await node.connect().catch(() => undefined);
  if (node.status === "ready" || node.status === "end") return;
  await new Promise<void>((resolve) => {
    for (const event of ["ready", "end"]) node.once(event, () => resolve());
  });
}

function loginOf({ username, password, tls }: RedisLogin) {
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {} } : {}),
  };
}

function placeOf(address: Exclude<RedisAddress, { kind: "cluster" }>) {
  if (address.kind === "server") return { host: address.host, port: address.port };
  const { sentinels, master, sentinelUsername, sentinelPassword, tls } = address;
  return {
    sentinels: sentinels.map((sentinel) => ({ ...sentinel })),
    name: master,
    sentinelCommandTimeout: SOCKET_TIMEOUT,
    sentinelRetryStrategy: retryDelay,
    ...(sentinelUsername === undefined ? {} : { sentinelUsername }),
    ...(sentinelPassword === undefined ? {} : { sentinelPassword }),
    ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
  };
}

/** Connects to Redis, under a name that `CLIENT LIST` shows. */
export function connectRedis(redisUrl: string, name?: string): RedisLink {
  return new RedisLink(redisUrl, STUCK_AFTER, name);
}
