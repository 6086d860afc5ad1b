import { type EventType, eventDefinitions } from "@calltape/shared";
import type { Correlation } from "./correlation.js";
import { timestamp } from "./timestamp.js";

/** What all events of a call share. */
export interface CallIdentity extends Correlation {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Undefined for the empty tenant. */
  readonly tenant: string | undefined;
}

const member = (name: string, value: string | undefined) =>
  value === undefined ? "" : `,"${name}":${JSON.stringify(value)}`;

/**
 * Writes the envelopes of one call's events as JSON text. Most of an envelope
 * is the same from event to event: putting the text together takes half the
 * time of writing the whole as an object.
 */
export class EnvelopeWriter {
  readonly #identity: CallIdentity;
  readonly #call: string;
  readonly #tenant: string;
  readonly #correlation: string;

  constructor(identity: CallIdentity) {
    this.#identity = identity;
    this.#call = `","call_id":"${identity.id}","call_started_at":"${timestamp(identity.startedAt)}","at":"`;
    this.#tenant = member("tenant", identity.tenant);
    this.#correlation = this.#correlationMembers(identity);
  }

  /** The event's JSON up to and with `"data":`. Ids, types and times need no escapes. */
  head(id: string, type: EventType, time: number, seq: number | undefined, correlation: Correlation): string {
    const numbered = seq === undefined ? "" : `,"seq":${seq}`;
    const own = correlation === this.#identity ? this.#correlation : this.#correlationMembers(correlation);
    const { version } = eventDefinitions[type];
    return `{"v":${version},"id":"${id}","type":"${type}${this.#call}${timestamp(time)}"${numbered}${this.#tenant}${own},"data":`;
  }

  #correlationMembers({ requestId, traceId }: Correlation): string {
    return member("request_id", requestId) + member("trace_id", traceId);
  }
}
