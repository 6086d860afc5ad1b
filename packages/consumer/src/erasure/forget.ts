import type { Logger } from "@calltape/shared";
import type { Pool } from "../db/pool.js";
import { retryContended } from "../db/retry-contended.js";
import { inTransaction } from "../db/transaction.js";
import { pause } from "../pipeline/pause.js";
import type { CallKey } from "../projections/calls/merge-calls.js";
import type { PhoneBook } from "../projections/customers/phone-book.js";
import type { RedisLink } from "../redis/connect-redis.js";
import { allStreams } from "../redis/find-shards.js";
import { eraseLetters } from "./erase-letters.js";
import { removeSessions, sessionsWith } from "./erase-sessions.js";
import { eraseStream, type StreamErasure } from "./erase-stream.js";
import {
  addCounts,
  beginErasure,
  type Erasure,
  type ErasureCounts,
  finishErasure,
  markErased,
  markedCalls,
  recordCounts,
} from "./erasure-record.js";
import { findCalls, keysOf, namesIn } from "./find-calls.js";
import { personIn } from "./find-letters.js";
import { findMentions } from "./find-mentions.js";
import { mentionsName } from "./mentions-name.js";
import type { Person } from "./person.js";
import { rewriteCalls } from "./rewrite-calls.js";
import { cutMentions, eraseOwn, type Rewriting } from "./rewriting.js";

/** Calls whose rows are locked together. */
const BATCH = 50;
/** Between two looks at whether workers have stored what waits, ms. */
const LOOK_EVERY = 250;

/** What is being done, for displays. */
export interface ForgetProgress {
  readonly step:
    | "erasing calls"
    | "looking through the tables"
    | "looking through Redis"
    | "waiting for workers";
  /** Share of the step that is done, 0 to 1. */
  readonly share: number;
}

export interface ForgetOptions {
  readonly pool: Pool;
  readonly link: Pick<RedisLink, "redis">;
  readonly phones: PhoneBook;
  readonly prefix: string;
  readonly shards: number;
  readonly person: Person;
  /** How long to wait for workers to store what waits in the streams, ms. */
  readonly patience: number;
  readonly logger: Logger;
  readonly onProgress?: (progress: ForgetProgress) => void;
}

/** Entries of the person wait in the streams, and no worker stores them: only then they can be removed. */
export class EntriesWaitError extends Error {
  override readonly name = "EntriesWaitError";
  constructor(waiting: number) {
    super(
      `${waiting} of their entries still wait in the stream, where only a worker can store them: ` +
        "start one (calltape work), then run this again",
    );
  }
}

/**
 * Erases a person everywhere:
 *
 *     make it known --> look through everything, erase what is found --found something--> look again
 *                                                                     --found nothing--> finished
 *
 * From the first step on, no worker stores anything of the person any more. Each
 * look repeats harmlessly what was done before: stopped, killed or cut off
 * anywhere, the next run goes on with the same erasure. It is finished when one
 * look through all tables, streams and sessions found nothing.
 *
 * @returns what was erased, by this run and those before that were not finished
 * @throws EntriesWaitError when no worker stores what waits
 * @throws whatever Postgres and Redis say
 */
export async function forget(options: ForgetOptions, signal: AbortSignal): Promise<ErasureCounts> {
  const { pool, person, logger } = options;
  const erasure = await beginErasure(pool, person);
  logger.info("customer_forgetting", { phone: person.phone, tenant: person.tenant, erasure: erasure.id });
  const run = new Run(options, erasure, signal);
  while (await run.look());
  await finishErasure(pool, erasure.id);
  logger.info("customer_forgotten", { phone: person.phone, tenant: person.tenant, ...run.counts });
  return run.counts;
}

class Run {
  readonly #options: ForgetOptions;
  readonly #erasure: Erasure;
  readonly #signal: AbortSignal;
  readonly #names = new Set<string>();
  #counts: ErasureCounts;

  constructor(options: ForgetOptions, erasure: Erasure, signal: AbortSignal) {
    this.#options = options;
    this.#erasure = erasure;
    this.#signal = signal;
    this.#counts = erasure.counts;
  }

  get counts(): ErasureCounts {
    return this.#counts;
  }

  /** One look through everything. Returns whether it found anything. */
  async look(): Promise<boolean> {
    const before = JSON.stringify(this.#counts);
    const found = await this.#eraseCalls();
    await this.#cutMentions();
    const calls = new Set(await markedCalls(this.#options.pool, this.#options.person));
    const known = personIn(this.#options.person, calls);
    const letters = await eraseLetters(this.#options.pool, known);
    await this.#count({ deadLetters: letters });
    const foundInRedis = await this.#eraseInRedis(calls);
    return found > 0 || foundInRedis || JSON.stringify(this.#counts) !== before;
  }

  async #eraseCalls(): Promise<number> {
    const { pool, person, onProgress } = this.#options;
    const theirs = await findCalls(pool, person, this.#erasure.erasedAt);
    const ids = theirs.map(({ id }) => id);
    for (const name of await namesIn(pool, ids)) this.#names.add(name);
    const found = await markErased(pool, this.#erasure.id, ids);
    const keys = await keysOf(pool, await markedCalls(pool, person));
    const rewriting = eraseOwn((text) => person.pattern.isIn(text) || mentionsName(text, this.#names));
    for (let i = 0; i < keys.length; i += BATCH) {
      this.#signal.throwIfAborted();
      onProgress?.({ step: "erasing calls", share: i / keys.length });
      await this.#rewrite(keys.slice(i, i + BATCH), rewriting, "own");
    }
    return found;
  }

  async #cutMentions(): Promise<void> {
    const { pool, person, onProgress } = this.#options;
    const rewriting = cutMentions(person.pattern);
    const report = ({ donePages, allPages }: { donePages: number; allPages: number }) =>
      onProgress?.({ step: "looking through the tables", share: donePages / Math.max(1, allPages) });
    for await (const keys of findMentions(pool, person, report)) {
      for (let i = 0; i < keys.length; i += BATCH) {
        this.#signal.throwIfAborted();
        await this.#rewrite(keys.slice(i, i + BATCH), rewriting, "mentions");
      }
    }
  }

  /** Rewrites calls and counts that, in one transaction. */
  async #rewrite(keys: readonly CallKey[], rewriting: Rewriting, as: "own" | "mentions"): Promise<void> {
    const { pool, phones } = this.#options;
    this.#counts = await retryContended(() =>
      inTransaction(pool, async (client) => {
        const { calls, events, rows, customers } = await rewriteCalls(client, keys, rewriting, phones);
        const gain = as === "own" ? { calls, events, rows } : { mentions: calls + events + rows };
        const counts = addCounts(this.#counts, { ...gain, customers });
        await recordCounts(client, this.#erasure.id, counts);
        return counts;
      }),
    );
  }

  async #eraseInRedis(calls: ReadonlySet<string>): Promise<boolean> {
    const { pool, link, prefix, person, onProgress } = this.#options;
    onProgress?.({ step: "looking through Redis", share: 0 });
    const inSessions = await sessionsWith(link.redis, prefix, personIn(person, calls));
    await this.#count({ sessions: await removeSessions(link.redis, prefix, [...calls, ...inSessions]) });
    const begun = performance.now();
    for (;;) {
      const { removed, waiting, found } = await this.#eraseStreams(calls);
      await this.#count({ entries: removed });
      await markErased(pool, this.#erasure.id, found);
      if (found.length > 0) return true;
      if (waiting === 0) return false;
      this.#signal.throwIfAborted();
      if (performance.now() - begun > this.#options.patience) throw new EntriesWaitError(waiting);
      onProgress?.({ step: "waiting for workers", share: 0 });
      await pause(LOOK_EVERY, this.#signal);
    }
  }

  async #eraseStreams(calls: ReadonlySet<string>): Promise<StreamErasure> {
    const { link, prefix, shards, person, phones } = this.#options;
    const search = { person, calls, phones, erasedAt: this.#erasure.erasedAt };
    const all: StreamErasure[] = [];
    for (const stream of await allStreams(link.redis, prefix, shards))
      all.push(await eraseStream(link.redis, stream, search));
    return {
      removed: all.reduce((sum, { removed }) => sum + removed, 0),
      waiting: all.reduce((sum, { waiting }) => sum + waiting, 0),
      found: all.flatMap(({ found }) => found),
    };
  }

  async #count(gain: Partial<ErasureCounts>): Promise<void> {
    if (Object.values(gain).every((count) => count === 0)) return;
    this.#counts = addCounts(this.#counts, gain);
    await recordCounts(this.#options.pool, this.#erasure.id, this.#counts);
  }
}
