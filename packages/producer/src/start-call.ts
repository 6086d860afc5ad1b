import type { CallHandle } from "./call-handle.js";
import { correlation } from "./correlation.js";
import { firstCharacters } from "./cut-text.js";
import { eventId, isUuid } from "./event-id.js";
import type { EventIntake } from "./event-intake.js";
import { RecordedCall } from "./recorded-call.js";
import type { CallWatcher } from "./sessions/call-watcher.js";
import { timeOf } from "./timestamp.js";

/** What a recorder says about every call that does not say otherwise. */
export interface CallDefaults {
  readonly tenant: string;
  readonly agentVersion: string | undefined;
}

const MAX_TENANT = 64;
const MAX_PROVIDER_CALL_ID = 256;
const WHAT = "startCall";

type Facts = Readonly<Record<string, unknown>>;

/** Copies what a caller gave; an object that cannot be read counts as empty. */
function readFacts(given: unknown, intake: EventIntake): Facts {
  try {
    if (typeof given === "object" && given !== null) return { ...given };
    intake.misuse(WHAT, undefined, "the facts must be an object");
  } catch {
    // A getter or a proxy of the caller's; what it throws may be personal.
    intake.misuse(WHAT, undefined, "the facts could not be read: reading one of them throws");
  }
  return {};
}

/** Makes the handle of a new call and records its start. Whatever is given, there is a handle: the call goes on. */
export function startCall(
  given: unknown,
  defaults: CallDefaults,
  intake: EventIntake,
  watcher: CallWatcher,
): CallHandle {
  const facts = readFacts(given, intake);
  const startedAt = readStart(facts["startedAt"], intake);
  const id = readCallId(facts["callId"], startedAt, intake);
  const none = { requestId: undefined, traceId: undefined };
  const { requestId, traceId } = correlation(facts, none, intake, WHAT);
  const tenant = readTenant(facts["tenant"], defaults.tenant, intake, WHAT);
  const call = new RecordedCall({ id, startedAt, tenant, requestId, traceId }, intake, watcher);
  watcher.began(call);
  call.start({ agentVersion: defaults.agentVersion, ...facts, ...foreignId(facts) });
  return call;
}

function readStart(given: unknown, intake: EventIntake): number {
  if (given === undefined || given === null) return Math.trunc(intake.now());
  const time = timeOf(given);
  if (time !== undefined) return time;
  intake.misuse(
    WHAT,
    undefined,
    "startedAt must be a Date between the years 1 and 9999; now is used instead",
  );
  return Math.trunc(intake.now());
}

function readCallId(given: unknown, startedAt: number, intake: EventIntake): string {
  if (isUuid(given)) return given.toLowerCase();
  if (given !== undefined && given !== null) {
    intake.misuse(
      WHAT,
      undefined,
      "callId must be a UUID; one is made, and what was given is the providerCallId",
    );
  }
  return eventId(startedAt);
}

/** A provider's own id that is no UUID goes to `provider_call_id`. */
function foreignId({ callId, providerCallId }: Facts): Facts {
  const isForeign = typeof callId === "string" && callId !== "" && !isUuid(callId);
  if (!isForeign || (providerCallId !== undefined && providerCallId !== null)) return {};
  return { providerCallId: firstCharacters(callId, MAX_PROVIDER_CALL_ID) };
}

export function readTenant(
  given: unknown,
  fallback: string,
  intake: EventIntake,
  what: string,
): string | undefined {
  if (given === undefined || given === null) return fallback || undefined;
  if (typeof given === "string" && Array.from(given).length <= MAX_TENANT) return given || undefined;
  // Not the recorder's own: a call must never be shown to another tenant.
  intake.misuse(
    what,
    undefined,
    "tenant must be a text of at most 64 characters; the empty one is used instead",
  );
  return undefined;
}
