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
  /** What stands between an event's id and its time, by its type. */
  readonly #middles: Partial<Record<EventType, string>> = {};
  readonly #tenant: string;
  readonly #correlation: string;

  constructor(identity: CallIdentity) {
    this.#identity = identity;
    this.#tenant = member("tenant", identity.tenant);
    this.#correlation = this.#correlationMembers(identity);
  }

  /** The event's JSON up to and with `"data":`. Ids, types and times need no escapes. */
  head(id: string, type: EventType, time: number, seq: number | undefined, correlation: Correlation): string {
    const numbered = seq === undefined ? '"' : `","seq":${seq}`;
    const own = correlation === this.#identity ? this.#correlation : this.#correlationMembers(correlation);
    this.#middles[type] ??= this.#middle(type);
    const { version } = eventDefinitions[type];
    return `{"v":${version},"id":"${id}${this.#middles[type]}${timestamp(time)}${numbered}${this.#tenant}${own},"data":`;
  }

  #middle(type: EventType): string {
    const { id, startedAt } = this.#identity;
    return `","type":"${type}","call_id":"${id}","call_started_at":"${timestamp(startedAt)}","at":"`;
  }

  #correlationMembers({ requestId, traceId }: Correlation): string {
    return member("request_id", requestId) + member("trace_id", traceId);
  }
}
