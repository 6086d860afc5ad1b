import type { CallHandle } from "../call-handle.js";
import { correlation } from "../correlation.js";
import type { EventIntake } from "../event-intake.js";
import { RecordedCall } from "../recorded-call.js";
import { readTenant } from "../start-call.js";
import { timeOf } from "../timestamp.js";
import type { CallWatcher } from "./call-watcher.js";
import { checkCallId } from "./check-session.js";
import type { Tape } from "./tape.js";

/** What is known of a call from elsewhere, for the case that its session is not there. */
export interface ResumeFacts {
  /** The call's start, exactly as it was recorded: it decides the month the call is stored in. */
  readonly startedAt: Date;
  /** Default: the recorder's. */
  readonly tenant?: string | undefined;
  readonly requestId?: string | null | undefined;
  readonly traceId?: string | null | undefined;
}

/** Where the calls that may be continued are found. */
export interface ResumeSources {
  readonly findLive: (callId: string) => RecordedCall | undefined;
  readonly findTape: (callId: string) => Promise<Tape | undefined>;
  readonly tenant: string;
  readonly intake: EventIntake;
  readonly watcher: CallWatcher;
}

const WHAT = "resumeCall";

/**
 * Makes the handle that continues a call: the one this process has already, or
 * one from the call's session, or else from what the caller knows of it. The
 * last one does not know how many events there were, and so numbers none: its
 * `call.ended` states no count, and `incomplete_calls` says nothing of the call
 * rather than something wrong.
 */
export async function resumeCall(
  callId: unknown,
  given: ResumeFacts | undefined,
  sources: ResumeSources,
): Promise<CallHandle | undefined> {
  const { findLive, findTape, intake, watcher } = sources;
  const id = checkCallId(callId, WHAT, (...mistake) => intake.misuse(...mistake));
  if (id === undefined) return undefined;
  const found = findLive(id) ?? (await findTape(id)) ?? tapeFrom(id, given, sources);
  // While its tape was looked for, somebody else may have continued it here.
  const live = found instanceof RecordedCall ? found : findLive(id);
  if (live !== undefined) return live;
  if (found === undefined || found instanceof RecordedCall) {
    intake.logger.warning("call_not_resumed", {
      call_id: id,
      reason: "it has no session that is known here",
    });
    return undefined;
  }
  const call = new RecordedCall(found, intake, watcher, found);
  if (!found.ended) watcher.began(call);
  intake.logger.info("call_resumed", {
    call_id: id,
    ...(found.requestId === undefined ? {} : { request_id: found.requestId }),
    next_seq: found.nextSeq ?? null,
  });
  return call;
}

function tapeFrom(id: string, given: unknown, { intake, tenant }: ResumeSources): Tape | undefined {
  try {
    if (given === undefined || given === null) return undefined;
    const { startedAt: start, tenant: whose, ...others } = given as ResumeFacts;
    const startedAt = timeOf(start);
    if (startedAt === undefined) {
      intake.misuse(
        WHAT,
        id,
        "startedAt must be a Date between the years 1 and 9999; the call is not resumed",
      );
      return undefined;
    }
    const none = { requestId: undefined, traceId: undefined };
    return {
      ...{ id, startedAt, lastAt: startedAt, nextSeq: undefined, ended: false },
      ...correlation(others, none, intake, WHAT),
      tenant: readTenant(whose, tenant, intake, WHAT),
    };
  } catch {
    // A getter or a proxy of the caller's; what it throws may be personal.
    intake.misuse(WHAT, id, "the facts could not be read: reading one of them throws");
    return undefined;
  }
}
