import type { Logger } from "@calltape/shared";
import type { Command, CommandReply } from "../redis-connection.js";
import { openRoute, type RedisRoute, type RouteOptions } from "../redis-route.js";
import { replyCode } from "../reply-verdict.js";
import { within } from "./deadline.js";

/** A session is asked for in the middle of a call: what is away is looked for more often than for events. */
const RECONNECT = { minMs: 50, maxMs: 1_000 };
/** So many questions may wait for an answer; while Redis is that slow, memory answers at once. */
const MAX_WAITING = 1_000;

export interface SessionLinkOptions {
  readonly redis: Pick<RouteOptions, "address" | "protocol">;
  readonly logger: Logger;
  readonly onReady: () => void;
  /** The connection has ended, or one of several: what it was told last may be lost. */
  readonly onLost: () => void;
}

/**
 * The sessions' own connection to Redis, so that they never hold up the events,
 * nor the events them. *Away* from a failure to the next time it is ready: one
 * warning at the first failure that matters and one line when it answers again.
 */
export class SessionLink {
  readonly #options: SessionLinkOptions;
  readonly #connection: RedisRoute;
  readonly #waitingForReady = new Set<(isReady: boolean) => void>();
  #isClosed = false;
  #asking = 0;
  #isAway = false;
  #awaySince: number | undefined;

  constructor(options: SessionLinkOptions) {
    this.#options = options;
    this.#connection = openRoute({
      ...options.redis,
      name: "calltape-sessions",
      reconnect: RECONNECT,
      onReady: () => this.#becameReady(),
      onLost: (error, wasReady) => this.#lost(error, wasReady),
      onPartLost: () => options.onLost(),
    });
  }

  get isReady(): boolean {
    return this.#connection.isReady;
  }

  /** Whether it is known not to be there; before the first attempt nothing is known. */
  get isAway(): boolean {
    return this.#isAway;
  }

  open(): void {
    this.#connection.open();
  }

  hurry(): void {
    this.#connection.open();
    this.#connection.hurry();
  }

  /** Breaks off a connection that answers but cannot serve. */
  drop(reason: Error): void {
    this.#connection.drop(reason);
  }

  suspend(): void {
    this.#connection.suspend();
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.close();
    this.#tellWaiting(false);
  }

  /** Sends commands in one pipeline; for those who can wait. Never rejects. */
  async run(commands: readonly Command[]): Promise<readonly CommandReply[]> {
    this.#asking++;
    const replies = await this.#connection.run(commands);
    this.#asking--;
    if (replies.some(([error]) => error === null)) this.#answered();
    return replies;
  }

  /**
   * Sends commands and returns the values that came back, or undefined if not
   * all of them came in time. While Redis is away this is said at once, unless
   * it is worth the wait. Never rejects.
   */
  async ask(
    commands: readonly Command[],
    timeoutMs: number,
    isPatient = false,
  ): Promise<readonly unknown[] | undefined> {
    if (this.#isClosed || this.#asking >= MAX_WAITING) return undefined;
    const answer = async () => {
      if (!this.isReady && !(await this.#ready(isPatient))) return undefined;
      return this.run(commands);
    };
    const replies = await within(timeoutMs, answer());
    if (replies === undefined || replies.some(([error]) => error !== null)) return undefined;
    return replies.map(([, value]) => value);
  }

  async #ready(isPatient: boolean): Promise<boolean> {
    this.#connection.open();
    if (this.#isAway && !isPatient) return false;
    return new Promise((resolve) => {
      const settle = (isReady: boolean) => {
        if (!isReady && isPatient && this.#connection.isOpening) return;
        this.#waitingForReady.delete(settle);
        resolve(isReady);
      };
      this.#waitingForReady.add(settle);
    });
  }

  #becameReady(): void {
    this.#isAway = false;
    this.#tellWaiting(true);
    this.#options.onReady();
  }

  #lost(error: Error, wasReady: boolean): void {
    this.#isAway = true;
    if (!wasReady || this.#asking > 0 || this.#waitingForReady.size > 0) this.#reportAway(error);
    this.#options.onLost();
    if (this.#waitingForReady.size > 0) this.#connection.open();
    this.#tellWaiting(false);
  }

  #tellWaiting(isReady: boolean): void {
    for (const settle of [...this.#waitingForReady]) settle(isReady);
  }

  #reportAway(error: Error): void {
    if (this.#awaySince !== undefined) return;
    this.#awaySince = performance.now();
    const { code } = error as { readonly code?: unknown };
    const reason = replyCode(error) ?? (typeof code === "string" ? code : error.message.split("\n")[0]);
    this.#options.logger.warning("sessions_away", { reason });
  }

  #answered(): void {
    this.#connection.proven();
    if (this.#awaySince === undefined) return;
    const duration_ms = Math.round(performance.now() - this.#awaySince);
    this.#awaySince = undefined;
    this.#options.logger.info("sessions_back", { duration_ms });
  }
}
