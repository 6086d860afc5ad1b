export const partNames = ["state", "tape"] as const;
export type PartName = (typeof partNames)[number];

/** By which the newer of two writes of a part is told: first by rank, then by version. */
export interface PartOrder {
  readonly rank: number;
  readonly version: number;
}

/**
 * One part of a session: the user's *state*, or the recorder's own *tape*. A
 * state always ranks 0; a tape ranks by the number of its next event.
 */
export interface PartValue extends PartOrder {
  readonly json: string;
}

/** The part of a session that is held in memory, with the number of the change that put it there. */
export interface Part extends PartValue {
  readonly change: number;
}

/** What is known of a removal: everything with a lower version is gone. */
export interface Removal {
  readonly version: number;
  /** The tape of a call that has ended, so that it can still be evaluated; empty where only the session was removed. */
  readonly tape: string;
}

/** What became of a change: Redis has it, Redis has something newer, or memory had to give it up. */
export type ChangeOutcome = "written" | "superseded" | "dropped";

interface Waiter {
  readonly change: number;
  readonly done: (outcome: ChangeOutcome) => void;
}

/**
 * A session in memory.
 *
 * Every change has a number, greater than all before. What has a number up to
 * `written` is known to be in Redis; the rest is *unwritten*, and stays so
 * however often sending it fails.
 */
export interface SessionEntry {
  readonly callId: string;
  state: Part | undefined;
  tape: Part | undefined;
  removal: (Removal & { readonly change: number }) | undefined;
  /** Number of the latest change, be it only that the session was touched. */
  change: number;
  written: number;
  /** When it is over unless it is touched, by `performance.now()`. */
  expiresAt: number;
  readonly waiters: Set<Waiter>;
}

/** As `written`: less than the number of every change, and of what was read from Redis, which has number 0. */
export const DOUBTED = -1;

export function newEntry(callId: string): SessionEntry {
  return {
    callId,
    ...{ state: undefined, tape: undefined, removal: undefined },
    ...{ change: 0, written: 0, expiresAt: 0 },
    waiters: new Set(),
  };
}

/** Whether a value takes the place of another. */
export function isNewer(value: PartOrder, than: PartOrder | undefined): boolean {
  if (than === undefined) return true;
  return value.rank > than.rank || (value.rank === than.rank && value.version > than.version);
}

/** Whether anything is left that makes it a session. */
export const isLive = (entry: SessionEntry) => entry.state !== undefined || entry.tape !== undefined;

export const isUnwritten = (entry: SessionEntry) => entry.change > entry.written;

/** Tells those who wait for a change what became of it. */
export function tellWaiters(entry: SessionEntry, upTo: number, outcome: ChangeOutcome): void {
  for (const waiter of entry.waiters) {
    if (waiter.change > upTo) continue;
    entry.waiters.delete(waiter);
    waiter.done(outcome);
  }
}

/** Resolves with what becomes of a change; to be cancelled when nobody waits any more. */
export function waitForChange(entry: SessionEntry, change: number) {
  let done: (outcome: ChangeOutcome) => void = () => undefined;
  const promise = new Promise<ChangeOutcome>((resolve) => {
    done = resolve;
  });
  const waiter = { change, done };
  entry.waiters.add(waiter);
  return { promise, cancel: () => entry.waiters.delete(waiter) };
}
