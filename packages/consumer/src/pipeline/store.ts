import type { Logger } from "@calltape/shared";
import { classifyError, type ErrorClass, sqlStateOf } from "../db/error-class.js";
import { backoffDelay } from "./backoff.js";
import { type CommitContext, type Committed, commitBatch } from "./commit.js";
import type { ReadyEntry } from "./entry.js";
import type { Outage } from "./outage.js";
import { pause } from "./pause.js";
import { StoppedError, unlessAborted } from "./unless-aborted.js";
import type { WorkerObserver } from "./worker-observer.js";

/** Longest message kept of what Postgres said, characters. */
const MESSAGE_LENGTH = 500;
/** Tries of a batch before an ambiguous error is held against its contents. */
const AMBIGUOUS_TRIES = 2;
const RETRY = { first: 20, longest: 1_000 };
/** A statement that took too long says something of the load, nothing of a single event. */
const STATEMENT_TIMEOUT = "57014";

const FAULT_HINT = "the database is not as the worker needs it: run `calltape migrate` and check its rights";

/** What to do with a batch that was not stored. Pure. */
export type Remedy = "wait" | "wait_for_repair" | "make_partition" | "try_again" | "halve" | "set_aside";

/** Decides by the class of the error, how often the batch was tried, and whether it can be halved. */
export function remedyFor(
  error: { readonly errorClass: ErrorClass; readonly sqlState: string | undefined },
  tries: number,
  size: number,
): Remedy {
  const blame = size > 1 ? "halve" : "set_aside";
  switch (error.errorClass) {
    case "transient":
      return "wait";
    case "contended":
      return "try_again";
    case "fault":
      return "wait_for_repair";
    case "missing_partition":
      return tries === 1 ? "make_partition" : "wait_for_repair";
    case "poison":
      return blame;
    case "ambiguous":
      if (tries < AMBIGUOUS_TRIES) return "try_again";
      return size === 1 && error.sqlState === STATEMENT_TIMEOUT ? "wait" : blame;
  }
}

function setAside({ entry }: ReadyEntry, error: unknown, attempts: number): ReadyEntry {
  const text = error instanceof Error ? error.message : String(error);
  const sqlState = sqlStateOf(error);
  return {
    entry,
    fault: {
      reason: "refused_by_postgres",
      message: `Postgres refused it: ${text}`.slice(0, MESSAGE_LENGTH),
      ...(sqlState === undefined ? {} : { sqlState }),
      attempts,
    },
  };
}

const sum = (a: Committed, b: Committed): Committed => ({
  accepted: [...a.accepted, ...b.accepted],
  duplicates: a.duplicates + b.duplicates,
  deadLetters: [...a.deadLetters, ...b.deadLetters],
  setAside: [...a.setAside, ...b.setAside],
  erased: [...a.erased, ...b.erased],
});

/** Stores batches, whatever it takes: waits out an outage, and finds by halves the event that Postgres refuses. */
export class Store {
  readonly #context: CommitContext;
  readonly #postgres: Outage;
  readonly #logger: Logger;
  readonly #observer: Pick<WorkerObserver, "moved" | "retried"> | undefined;

  constructor(
    context: CommitContext,
    postgres: Outage,
    logger: Logger,
    observer?: Pick<WorkerObserver, "moved" | "retried">,
  ) {
    this.#context = context;
    this.#postgres = postgres;
    this.#logger = logger;
    this.#observer = observer;
  }

  /**
   * Resolves when every entry of the batch is in the tables or set aside.
   *
   * @throws StoppedError when `signal` aborts while it waits; what is stored by then stays stored.
   */
  async store(batch: readonly ReadyEntry[], signal: AbortSignal): Promise<Committed> {
    for (let tries = 1; ; tries++) {
      try {
        const committed = await unlessAborted(commitBatch(this.#context, batch), signal);
        this.#postgres.succeeded();
        this.#observer?.moved();
        if (committed.deadLetters.length > 0) this.#reportSetAside(committed);
        return committed;
      } catch (error) {
        if (error instanceof StoppedError) throw error;
        const verdict = { errorClass: classifyError(error), sqlState: sqlStateOf(error) };
        const remedy = remedyFor(verdict, tries, batch.length);
        this.#observer?.retried(verdict.errorClass);
        if (remedy === "halve") return this.#halve(batch, signal);
        if (remedy === "set_aside") batch = batch.map((entry) => setAside(entry, error, tries));
        if (remedy === "make_partition") this.#context.partitions.forget();
        if (remedy === "try_again") {
          this.#logger.warning("batch_retried", { error, sqlstate: verdict.sqlState, tries });
          await pause(backoffDelay(RETRY, tries), signal);
        }
        if (remedy === "wait") await this.#postgres.failed(error, signal);
        if (remedy === "wait_for_repair") await this.#postgres.failed(error, signal, FAULT_HINT);
        if (signal.aborted) throw new StoppedError("the worker was stopped before the batch was stored");
      }
    }
  }

  /** One line a batch, with its first as the example: a flood of bad events is no flood of lines. */
  #reportSetAside({ setAside, deadLetters: { length: count } }: Committed): void {
    const [first] = setAside;
    if (first === undefined) return;
    const { stream, id: entry_id } = first.entry;
    const { reason, message, sqlState: sqlstate } = first.fault;
    const reasons = [...new Set(setAside.map(({ fault }) => fault.reason))];
    this.#logger.error("events_set_aside", { count, reasons, reason, message, sqlstate, stream, entry_id });
  }

  async #halve(batch: readonly ReadyEntry[], signal: AbortSignal): Promise<Committed> {
    this.#observer?.moved();
    const middle = Math.ceil(batch.length / 2);
    const first = await this.store(batch.slice(0, middle), signal);
    return sum(first, await this.store(batch.slice(middle), signal));
  }
}
