import { createHash } from "node:crypto";
import { eventDefinitions } from "@calltape/shared";

/** A call that went silent without an end. */
export interface SilentCall {
  readonly id: string;
  readonly startedAt: Date;
  readonly tenant: string;
  /** When its last stored event happened. */
  readonly lastEventAt: Date;
}

/**
 * The id of the end that a worker gives to a call: a UUID v7 that follows from
 * the call alone, so that however many workers close it, however often, the
 * gate lets one end pass.
 */
export function lostEndId({ id, startedAt }: SilentCall): string {
  const time = startedAt.getTime().toString(16).padStart(12, "0").slice(-12);
  const hash = createHash("sha256").update(`calltape lost end of ${id}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hash.charAt(3), 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/**
 * The end of a call whose handler is gone, as JSON. It happened with the last
 * thing that is known of the call, and has no number: how many events there
 * were, nobody said. A true end wins over it, whenever that comes.
 */
export function lostEnd(call: SilentCall): string {
  return JSON.stringify({
    v: eventDefinitions["call.ended"].version,
    id: lostEndId(call),
    type: "call.ended",
    call_id: call.id,
    call_started_at: call.startedAt.toISOString(),
    at: call.lastEventAt.toISOString(),
    ...(call.tenant === "" ? {} : { tenant: call.tenant }),
    data: { end_reason: "lost", end_detail: "no event and no session for long; closed by a worker" },
  });
}
