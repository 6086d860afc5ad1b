import { quickenStrings, type SentinelAddress, type ServerAddress } from "@calltape/shared";
import { type ChainableCommander, Redis } from "ioredis";
import { Backoff } from "./backoff.js";
import { placeOf } from "./place-of.js";
import type { RedisRoute, RouteOptions, ServerAndKeys } from "./redis-route.js";
import { SilenceWatch } from "./silence-watch.js";

/** How long connecting may take, and how long an answer to what was sent. */
const CONNECT_TIMEOUT_MS = 5_000;
const ANSWER_TIMEOUT_MS = 5_000;
/** The last resort for a promise of the client that never settles. */
const LAST_RESORT_MS = 3 * ANSWER_TIMEOUT_MS;
const KEEP_ALIVE_MS = 10_000;
const RECONNECT = { minMs: 50, maxMs: 5_000 };

export interface RedisConnectionOptions extends RouteOptions {
  readonly address: ServerAddress | SentinelAddress;
}

/** A command by its name, and its arguments. */
export type Command = readonly [name: string, ...args: (string | number)[]];

/** What came back for a command of a pipeline. */
export type CommandReply = readonly [error: Error | null, value?: unknown];

/**
 * One connection to one server at a time, and its supervision. Behind Sentinels the server is their master of
 * that moment: each connection asks for it again.
 *
 *     idle --open--> connecting --> ready
 *       ^               |            |
 *       |<----(lost)----+<-----------+
 *       +--open, too soon--> waiting --(backoff)--> connecting
 *
 * It never reconnects by itself: who has something to send opens it. Each
 * connection is a new client, since a client of ioredis can get stuck for good
 * between two connections; and a client never sends anything twice, since only
 * its caller knows what may be sent again. Sockets and timers keep no process alive.
 */
export class RedisConnection implements RedisRoute {
  /** Which connection it is, counted from the first. */
  serial = 0;
  readonly #options: RedisConnectionOptions;
  readonly #backoff: Backoff;
  #state: "idle" | "waiting" | "connecting" | "ready" | "closed" = "idle";
  #client: Redis | undefined;
  /** Of the client: only what is unanswered is missed, so an idle connection is left alone. */
  #watch: SilenceWatch | undefined;
  #timer: NodeJS.Timeout | undefined;
  #notBefore = 0;

  constructor(options: RedisConnectionOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.reconnect ?? RECONNECT);
  }

  get isReady(): boolean {
    return this.#state === "ready";
  }

  /** Whether an attempt is under way or will be made without being asked for. */
  get isOpening(): boolean {
    return this.#state === "connecting" || this.#state === "waiting";
  }

  /** Whether it has failed and is not tried again before its time. */
  get isWaiting(): boolean {
    return this.#state === "waiting";
  }

  /** Connects, at once or, after failures, when it is time to. */
  open(): void {
    if (this.#state !== "idle") return;
    const wait = this.#notBefore - performance.now();
    if (wait <= 0) {
      this.#connect();
      return;
    }
    this.#state = "waiting";
    this.#timer = setTimeout(() => this.#connect(), wait).unref();
  }

  /** Does not wait for the time to connect again. */
  hurry(): void {
    if (this.#state === "waiting") this.#connect();
  }

  /** Tells that Redis does what it is asked to: after the next failure it is tried again soon. */
  proven(): void {
    this.#backoff.reset();
  }

  /** Breaks the connection off, so that the next one finds the server that now takes writes. */
  drop(reason: Error): void {
    if (this.#client !== undefined) this.#lose(this.#client, reason);
  }

  /** Stops trying, until it is opened again. */
  suspend(): void {
    clearTimeout(this.#timer);
    if (this.#state === "closed") return;
    this.#state = "idle";
    this.#discard();
  }

  close(): void {
    this.suspend();
    this.#state = "closed";
  }

  /** Sends commands in one pipeline, and returns what came back for each. Never rejects. */
  run(commands: readonly Command[]): Promise<readonly CommandReply[]> {
    return this.#pipeline(commands.length, (pipeline) => {
      for (const [name, ...args] of commands) pipeline.call(name, ...args);
    });
  }

  serversOf(keys: readonly string[]): readonly ServerAndKeys[] {
    return this.isReady ? [{ server: this, keys }] : [];
  }

  async #pipeline(
    length: number,
    fill: (pipeline: ChainableCommander) => void,
  ): Promise<readonly CommandReply[]> {
    const client = this.#client;
    const each = (error: Error) => Array.from({ length }, (): CommandReply => [error]);
    if (client === undefined) return each(new Error("Connection is closed."));
    try {
      const pipeline = client.pipeline();
      fill(pipeline);
      const replies = await this.#answer(client, pipeline.exec());
      return Array.from(
        { length },
        (_, index) => replies[index] ?? [new Error("the pipeline came back without a reply")],
      );
    } catch (error) {
      // Whether anything was done is unknown: so it is for each command.
      return each(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async #answer(client: Redis, execution: ReturnType<ReturnType<Redis["pipeline"]>["exec"]>) {
    const watch = this.#watch;
    watch?.asked();
    let timer: NodeJS.Timeout | undefined;
    const overdue = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new Error(`Redis has not answered for ${LAST_RESORT_MS} ms`);
        reject(error);
        this.#lose(client, error);
      }, LAST_RESORT_MS).unref();
    });
    try {
      return (await Promise.race([execution, overdue])) ?? [];
    } finally {
      clearTimeout(timer);
      watch?.answered();
    }
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#state = "connecting";
    const client = this.#newClient();
    this.#client = client;
    let reason: Error | undefined;
    const watch = new SilenceWatch(ANSWER_TIMEOUT_MS, () => {
      this.#lose(client, new Error(`Redis has not answered for ${ANSWER_TIMEOUT_MS} ms`));
    });
    this.#watch = watch;
    // Also after the end: a late error without a listener would be printed.
    client.on("error", (error: Error) => {
      reason = error;
    });
    client.once("connect", () => {
      client.stream.unref();
      client.stream.on("data", () => watch.heard());
      watch.asked();
    });
    client.once("ready", () => {
      watch.answered();
      this.#becomeReady(client);
    });
    client.once("end", () => {
      watch.stop();
      this.#lose(client, reason ?? new Error("Connection is closed."));
    });
    client.connect().catch((error: Error) => this.#lose(client, reason ?? error));
    this.#timer = setTimeout(() => {
      this.#lose(client, new Error(`Redis could not be reached within ${LAST_RESORT_MS} ms`));
    }, LAST_RESORT_MS).unref();
  }

  #newClient(): Redis {
    quickenStrings();
    const { address, protocol, name = "calltape-recorder" } = this.#options;
    return new Redis({
      ...placeOf(address, ANSWER_TIMEOUT_MS),
      protocol,
      connectionName: name,
      lazyConnect: true,
      retryStrategy: () => null,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      // It asks INFO, which a user that may only XADD is denied; LOADING is an answer to XADD as well.
      enableReadyCheck: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepAlive: KEEP_ALIVE_MS,
    });
  }

  #becomeReady(client: Redis): void {
    if (client !== this.#client || this.#state !== "connecting") return;
    clearTimeout(this.#timer);
    this.#state = "ready";
    this.serial++;
    this.#options.onReady();
  }

  #lose(client: Redis, error: Error): void {
    if (client !== this.#client) return;
    clearTimeout(this.#timer);
    this.#discard();
    const wasReady = this.isReady;
    this.#state = "idle";
    this.#notBefore = performance.now() + this.#backoff.next();
    this.#options.onLost(error, wasReady);
  }

  #discard(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#watch?.stop();
    this.#watch = undefined;
    if (client === undefined || client.status === "end") return;
    client.disconnect();
    // A polite end waits for the other side, which may be gone. Before the first attempt there is no stream.
    (client.stream as typeof client.stream | undefined)?.destroy();
  }
}
