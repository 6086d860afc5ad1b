import type { LedgerEvent, Resent } from "../ledger/read-ledger.js";
import type { RedisLoss } from "../stage/redis-loss.js";

/** Why an event may be missing, as docs/when-things-die.md allows it. */
export type Excuse =
  /** The SDK said at once that it did not take it, and counted that. */
  | "refused"
  /** It was in the memory of a handler that was killed. */
  | "in_memory_of_killed"
  /** Its handler was told to end while neither Redis nor the disk took it, and said that it is lost. */
  | "given_up_at_the_end"
  /** Redis confirmed and lost it, and who had sent it was gone before it could send it again. */
  | "lost_by_redis_and_sender"
  /** Redis was emptied before a worker had stored it, and longer after it was sent than the SDK keeps it. */
  | "lost_by_redis_unstored";

/** A handler that ended before all was well again; ms since 1970. */
export interface GoneHandler {
  readonly writer: string;
  readonly startedAt: number;
  readonly goneAt: number;
  /** What became of what it held. */
  readonly held: "gone" | "given_up" | "sent_or_on_disk";
  /** When it had sent again all that Redis may have lost until then. */
  readonly resent: readonly Resent[];
}

/** What happened to those who write, and to those they write to. */
export interface Fates {
  readonly losses: readonly RedisLoss[];
  readonly gone: ReadonlyMap<string, GoneHandler>;
  /** How many events handlers said they had lost as they ended. */
  readonly givenUp: number;
  /** Whether a writer keeps what it has sent, to send it again. */
  keeps(writer: string): boolean;
}

/**
 * From the time when there is one master again, how long a handler may take to
 * find it, to see that it is another one, and to send again, ms: noticing a dead
 * connection (5 s), the longest wait before the next attempt (5 s), a black hole
 * on its link (12 s), standing still (8 s), and a Redis that refuses writes for
 * one reason after the other (20 s), or is restarted meanwhile (8 s).
 */
const RESEND_MS = 60_000;
/** How long the SDK keeps what Redis has confirmed, as it does by default, ms. */
const KEPT_MS = 10_000;

/** Why an event may be missing; undefined if it must be there. Pure. */
export function excuseFor(event: LedgerEvent, fates: Fates): Excuse | undefined {
  const { writer, outAt, refused } = event;
  if (refused !== undefined) return "refused";
  const gone = fates.gone.get(writer);
  const keeps = fates.keeps(writer);
  if (outAt === undefined) {
    if (!keeps || gone?.held === "gone") return "in_memory_of_killed";
    if (gone?.held === "given_up") return "given_up_at_the_end";
    if (gone === undefined) return undefined;
  }
  // What a handler that ended in good order held last may have gone to the disk.
  const mayBeOnDisk = event.mayBeOnDisk || outAt === undefined;
  const losses = fates.losses.filter(({ atStake }) => atStake.has(event.token));
  const isForgotten = ({ kind, until }: RedisLoss) =>
    kind === "emptied" && event.recordedAt < until - KEPT_MS;
  if (losses.some(isForgotten)) return "lost_by_redis_unstored";
  const isGoneToo = (loss: RedisLoss) =>
    !keeps || sendersBefore(loss, writer, mayBeOnDisk, fates.gone).some((one) => goneTooEarly(one, loss));
  return losses.some(isGoneToo) ? "lost_by_redis_and_sender" : undefined;
}

/**
 * Of those gone, who may have sent an event before a loss: who recorded it,
 * or, if that one was gone by then and the event in the spool, any other.
 */
function sendersBefore(
  loss: RedisLoss,
  writer: string,
  mayBeOnDisk: boolean,
  gone: Fates["gone"],
): readonly GoneHandler[] {
  const own = gone.get(writer);
  if (own === undefined) return [];
  return mayBeOnDisk && own.goneAt <= loss.until ? [...gone.values()] : [own];
}

/** Whether a handler that had sent something before a loss was gone before it had sent it again. */
function goneTooEarly({ startedAt, goneAt, resent }: GoneHandler, loss: RedisLoss): boolean {
  const again = resent.find(({ since }) => since > loss.until)?.at ?? Number.POSITIVE_INFINITY;
  const safe = Math.min(loss.over + RESEND_MS, again);
  return startedAt <= loss.until && goneAt <= safe;
}
