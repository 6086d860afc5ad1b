import type { Logger } from "@calltape/shared";
import { replyCode, replyVerdict } from "./reply-verdict.js";

/**
 * The time from the first sign that Redis is away to its first written event:
 * one warning and one line at the end, however many attempts lie between.
 */
export class AwayEpisode {
  readonly #logger: Logger;
  #since: number | undefined;
  #reason = "";

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** How long Redis has been away, ms; 0 while it is there. */
  get awayForMs(): number {
    return this.#since === undefined ? 0 : performance.now() - this.#since;
  }

  begin(error: Error, held: number): void {
    const isRefusedLogin = replyCode(error) !== undefined && replyVerdict(error) === "misconfigured";
    const reason = shortReason(error);
    // A server that comes back but does not let us in is news.
    if (this.#since !== undefined && (!isRefusedLogin || this.#reason === reason)) return;
    this.#since ??= performance.now();
    this.#reason = reason;
    if (isRefusedLogin) {
      const action =
        "check user, password and rights in the Redis URL; the events are held as long as there is room";
      this.#logger.error("redis_refuses_login", { reason, held, action });
    } else this.#logger.warning("redis_away", { reason, held });
  }

  end(held: number): void {
    if (this.#since === undefined) return;
    const duration_ms = Math.round(performance.now() - this.#since);
    this.#since = undefined;
    this.#logger.info("redis_back", { duration_ms, held });
  }
}

function shortReason(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  return replyCode(error) ?? (typeof code === "string" ? code : (error.message.split("\n")[0] ?? error.name));
}
