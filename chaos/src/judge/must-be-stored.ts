import type { LedgerEvent } from "../ledger/read-ledger.js";
import type { RedisLoss } from "../stage/redis-loss.js";

/** Why an event may be missing, as docs/when-things-die.md allows it. */
export type Excuse =
  /** The SDK said at once that it did not take it, and counted that. */
  | "refused"
  /** It was in the memory of a handler that was killed. */
  | "in_memory_of_killed"
  /** Redis confirmed and lost it, and who had sent it was killed before it could send it again. */
  | "lost_by_redis_and_sender";

/** A handler that was killed; ms since 1970. */
export interface KilledHandler {
  readonly writer: string;
  readonly startedAt: number;
  readonly killedAt: number;
  /** When it had sent again all that Redis may have lost until then. */
  readonly resentAt: readonly number[];
}

/** What happened to those who write, and to those they write to. */
export interface Fates {
  readonly losses: readonly RedisLoss[];
  readonly killed: ReadonlyMap<string, KilledHandler>;
  /** Whether a writer keeps what it has sent, to send it again. */
  keeps(writer: string): boolean;
}

/**
 * From the time when there is one master again, how long a handler may take to
 * find it, to see that it is another one, and to send again, ms: noticing a dead
 * connection (5 s), the longest wait before the next attempt (5 s), a black hole
 * on its link (12 s), standing still (8 s).
 */
const RESEND_MS = 30_000;

/** Why an event may be missing; undefined if it must be there. Pure. */
export function excuseFor(event: LedgerEvent, fates: Fates): Excuse | undefined {
  const { writer, outAt, refused } = event;
  if (refused !== undefined) return "refused";
  const killed = fates.killed.get(writer);
  const keeps = fates.keeps(writer);
  if (outAt === undefined) return keeps && killed === undefined ? undefined : "in_memory_of_killed";
  const isLost = fates.losses.some(
    (loss) =>
      mayBeLostIn(loss, event, outAt) &&
      (!keeps || sendersBefore(loss, event, fates.killed).some((one) => diedTooEarly(one, loss))),
  );
  return isLost ? "lost_by_redis_and_sender" : undefined;
}

/** Whether Redis may have confirmed the event in the time of which it lost something. */
function mayBeLostIn({ from, until }: RedisLoss, event: LedgerEvent, outAt: number): boolean {
  // What has left the memory was confirmed by then, unless it went to the disk first.
  return event.recordedAt <= until && (outAt >= from || event.mayBeOnDisk);
}

/**
 * Of those killed, who may have sent an event before a loss: who recorded it,
 * or, if that one was dead by then and the event in the spool, any other.
 */
function sendersBefore(
  loss: RedisLoss,
  { writer, mayBeOnDisk }: LedgerEvent,
  killed: Fates["killed"],
): readonly KilledHandler[] {
  const own = killed.get(writer);
  if (own === undefined) return [];
  return mayBeOnDisk && own.killedAt <= loss.until ? [...killed.values()] : [own];
}

/** Whether a handler that had sent something before a loss was killed before it had sent it again. */
function diedTooEarly({ startedAt, killedAt, resentAt }: KilledHandler, loss: RedisLoss): boolean {
  const resent = resentAt.find((at) => at > loss.until) ?? Number.POSITIVE_INFINITY;
  const safe = Math.min(loss.over + RESEND_MS, resent);
  return startedAt <= loss.until && killedAt >= loss.from && killedAt <= safe;
}
