import {
  type ChangeOutcome,
  isLive,
  isNewer,
  type Part,
  type PartName,
  type PartOrder,
  partNames,
  type SessionEntry,
} from "./session-entry.js";
import type { SessionMemory } from "./session-memory.js";
import type { Found, Written } from "./session-replies.js";

/** What was sent of a session. */
export interface SentEntry {
  readonly entry: SessionEntry;
  /** Every change up to this one was sent, or had been written before. */
  readonly change: number;
  readonly parts: Readonly<Partial<Record<PartName, Part>>>;
}

/** What is to be done with a part in memory after Redis has told what it has. */
function fate(held: Part, has: PartOrder | undefined, removed: number): "keep" | "drop" | "write again" {
  if (has === undefined) return removed >= held.version ? "drop" : "write again";
  if (isNewer(has, held)) return "drop";
  return isNewer(held, has) ? "write again" : "keep";
}

/**
 * Brings memory in line with what Redis has after a write: memory lets go what
 * Redis has newer, has removed or did not take; what Redis has lost is written again.
 */
export function settleWritten(memory: SessionMemory, sent: SentEntry, written: Written): ChangeOutcome {
  const { entry, change, parts } = sent;
  entry.written = Math.max(entry.written, change);
  for (const name of partNames) {
    const held = entry[name];
    // What was changed meanwhile is settled by the next write.
    if (held === undefined || held.change > change) continue;
    const decision = fate(held, written[name], written.removed);
    if (decision === "drop" || (decision === "write again" && parts[name] === held)) entry[name] = undefined;
    else if (decision === "write again") entry[name] = { ...held, change: memory.nextChange(entry) };
  }
  if (parts.state !== undefined) {
    return written.state?.version === parts.state.version ? "written" : "superseded";
  }
  return written.state === undefined && written.tape === undefined ? "superseded" : "written";
}

/** Brings memory in line with what was read: takes what is newer, and has written again what Redis has lost. */
export function settleFound(memory: SessionMemory, entry: SessionEntry, found: Found): void {
  for (const name of partNames) {
    const [held, has] = [entry[name], found[name]];
    const isGone = (part: PartOrder | undefined) =>
      part !== undefined && (found.removal?.version ?? 0) >= part.version;
    const isRemovedHere = (part: PartOrder) => (entry.removal?.version ?? 0) >= part.version;
    if (has !== undefined && !isGone(has) && !isRemovedHere(has) && isNewer(has, held)) {
      entry[name] = { ...has, change: 0 };
    } else if (held !== undefined && isGone(held)) entry[name] = undefined;
    else if (held !== undefined && held.change <= entry.written && isNewer(held, has)) {
      entry[name] = { ...held, change: memory.nextChange(entry) };
    }
  }
  if (found.ttlMs > 0) entry.expiresAt = Math.max(entry.expiresAt, performance.now() + found.ttlMs);
  if (isLive(entry) || entry.removal !== undefined) memory.store(entry);
  else if (memory.holds(entry)) memory.delete(entry);
}
