import type { PartOrder, PartValue, Removal } from "./session-entry.js";

/** What Redis has of a session after a write. */
export interface Written {
  readonly state: PartOrder | undefined;
  readonly tape: PartOrder | undefined;
  /** Version of the last removal, 0 if there was none. */
  readonly removed: number;
}

/** What Redis has of a session. */
export interface Found {
  readonly state: PartValue | undefined;
  readonly tape: PartValue | undefined;
  readonly removal: Removal | undefined;
  /** How long it has to live, in milliseconds; negative where there is none. */
  readonly ttlMs: number;
}

const listOf = (reply: unknown): readonly unknown[] => (Array.isArray(reply) ? reply : []);
const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** A number Redis keeps as text; undefined if there is none, or somebody else has written there. */
function numberOf(value: unknown): number | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function orderOf([rank, version]: readonly unknown[]): PartOrder | undefined {
  const [ranked, versioned] = [numberOf(rank), numberOf(version)];
  return ranked === undefined || versioned === undefined ? undefined : { rank: ranked, version: versioned };
}

export function readWritten(reply: unknown): Written {
  const [orders, removed] = listOf(reply);
  const fields = listOf(orders);
  return {
    state: orderOf(fields.slice(0, 2)),
    tape: orderOf(fields.slice(2, 4)),
    removed: numberOf(removed) ?? 0,
  };
}

function partOf([text, ...rest]: readonly unknown[]): PartValue | undefined {
  const json = textOf(text);
  const order = orderOf(rest);
  return json === undefined || order === undefined ? undefined : { json, ...order };
}

export function readFound([session, end, ttl]: readonly unknown[]): Found {
  const fields = listOf(session);
  const [removed, tape] = listOf(end);
  const version = numberOf(removed);
  return {
    state: partOf(fields.slice(0, 3)),
    tape: partOf(fields.slice(3, 6)),
    removal: version === undefined ? undefined : { version, tape: textOf(tape) ?? "" },
    ttlMs: numberOf(ttl) ?? -1,
  };
}
