import type { Logger } from "@calltape/shared";
import type { Fault } from "../dead-letters/dead-letter.js";
import type { Entry } from "./entry.js";
import type { Inbox } from "./inbox.js";
import type { PendingEntry, StreamGroup } from "./stream-group.js";
import { triage } from "./triage.js";

interface Suspect extends PendingEntry {
  readonly group: StreamGroup;
}

/** Entries that may be what ended the workers they were given to. */
export class Suspects {
  readonly #waiting = new Map<string, Suspect>();
  #wake: (() => void) | undefined;

  add(group: StreamGroup, pending: readonly PendingEntry[]): void {
    for (const { id, deliveries } of pending) {
      this.#waiting.set(`${group.stream} ${id}`, { group, id, deliveries });
    }
    if (this.#waiting.size > 0) this.#wake?.();
  }

  next(): Suspect | undefined {
    const [first] = this.#waiting;
    if (first === undefined) return undefined;
    this.#waiting.delete(first[0]);
    return first[1];
  }

  /** Resolves when there is one, or `signal` aborts. */
  async arrival(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#waiting.size > 0) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done);
        this.#wake = undefined;
        resolve();
      };
      signal.addEventListener("abort", done, { once: true });
      this.#wake = done;
    });
  }
}

export interface SuspectsContext {
  readonly suspects: Suspects;
  readonly inbox: Inbox;
  readonly logger: Logger;
  readonly deliver: (entries: readonly Entry[]) => void;
  readonly setAside: (entry: Entry, fault: Fault) => void;
}

/**
 * Tries suspicious entries one by one, with nothing else in hand: nothing is
 * read meanwhile, and the next is begun when the last is stored. Should one end
 * this worker, it was given out once more, and no other entry was.
 */
export async function trySuspects(context: SuspectsContext, signal: AbortSignal): Promise<void> {
  const { suspects, inbox, logger } = context;
  while (!signal.aborted) {
    await suspects.arrival(signal);
    if (signal.aborted) return;
    inbox.isolate();
    try {
      await inbox.emptied(signal);
      for (let one = suspects.next(); one !== undefined && !signal.aborted; one = suspects.next()) {
        await tryAlone(context, one);
        await inbox.emptied(signal);
      }
    } catch (error) {
      // Whatever is wrong with Redis, the reader meets it too, and finds the entry among its pending ones again.
      logger.debug("suspect_not_tried", { error });
    } finally {
      inbox.reopen();
    }
  }
}

async function tryAlone(context: SuspectsContext, { group, id, deliveries }: Suspect): Promise<void> {
  const { logger, deliver, setAside } = context;
  const { entries } = await group.take([id]);
  const [entry] = entries;
  if (entry === undefined) return;
  const fields = { stream: group.stream, entry_id: id, deliveries };
  if (triage(deliveries) === "alone") {
    logger.warning("entry_tried_alone", fields);
    deliver(entries);
    return;
  }
  logger.error("entry_set_aside", fields);
  const message = `given to a worker ${deliveries} times, the last times alone, and none finished it`;
  setAside(entry, { reason: "kills_worker", message, attempts: deliveries });
}
