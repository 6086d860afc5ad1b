import type { Logger } from "@calltape/shared";
import type { CallerMistake } from "./caller-mistake.js";

/** The same mistake is logged again after this time at the earliest. */
const SILENCE_MS = 60_000;
/** Messages name fields of the schema, so there are few; the bound is for the day this is not so. */
const MAX_KINDS = 200;

interface Kind {
  silentUntil: number;
  suppressed: number;
}

/** Logs a mistake once, and then at most once a minute with how often it was made since: a hot loop must not flood the log. */
export class MistakeLog {
  readonly #kinds = new Map<string, Kind>();
  readonly #logger: Logger;
  readonly #now: () => number;

  constructor(logger: Logger, now: () => number) {
    this.#logger = logger;
    this.#now = now;
  }

  report({ reason, what, callId, message }: CallerMistake): void {
    const key = `${reason} ${what} ${message}`;
    const now = this.#now();
    const kind = this.#kinds.get(key) ?? { silentUntil: Number.NEGATIVE_INFINITY, suppressed: 0 };
    if (now < kind.silentUntil) {
      kind.suppressed++;
      return;
    }
    if (this.#kinds.size >= MAX_KINDS) this.#kinds.clear();
    this.#logger.warning(reason === "misuse" ? "recorder_misused" : "event_refused", {
      ...(callId === undefined ? {} : { call_id: callId }),
      what,
      reason,
      message,
      ...(kind.suppressed === 0 ? {} : { suppressed: kind.suppressed }),
    });
    this.#kinds.set(key, { silentUntil: now + SILENCE_MS, suppressed: 0 });
  }
}
