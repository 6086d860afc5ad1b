import type { Command, CommandReply } from "../redis-connection.js";
import type { SessionCommands } from "./session-commands.js";
import { isLive, partNames, type SessionEntry } from "./session-entry.js";
import { readWritten, type Written } from "./session-replies.js";
import type { SentEntry } from "./settle-entry.js";

/** A session under way to Redis: its commands, and where in the pipeline the answer to the write will be. */
export interface Shipment extends SentEntry {
  readonly commands: readonly Command[];
  readonly hasRemoval: boolean;
  readonly hasWrite: boolean;
}

/** What came back for one session. */
export interface Answer {
  readonly shipment: Shipment;
  readonly error: Error | undefined;
  /** Undefined where nothing was written, only removed. */
  readonly written: Written | undefined;
  /** Whether Redis has a session now. */
  readonly isLive: boolean;
}

/** The commands that bring what is unwritten of a session to Redis. */
export function packShipment(entry: SessionEntry, commands: SessionCommands, ttlMs: number): Shipment {
  const { callId, removal } = entry;
  const parts: Shipment["parts"] = Object.fromEntries(
    partNames.flatMap((name) => {
      const part = entry[name];
      return part === undefined || part.change <= entry.written ? [] : [[name, part]];
    }),
  );
  // Nothing but a place in the index that may be wrong: asking for the session tells.
  const hasWrite = isLive(entry) || removal === undefined;
  return {
    ...{ entry, change: entry.change, parts, hasRemoval: removal !== undefined, hasWrite },
    commands: [
      ...(removal === undefined ? [] : [commands.remove(callId, ttlMs, removal)]),
      ...(hasWrite ? [commands.write(callId, entry.expiresAt - performance.now(), parts)] : []),
    ],
  };
}

/** Sorts the replies of a pipeline to the sessions it was about. */
export function readAnswers(batch: readonly Shipment[], replies: readonly CommandReply[]): Answer[] {
  let next = 0;
  return batch.map((shipment) => {
    const own = replies.slice(next, next + shipment.commands.length);
    next += shipment.commands.length;
    const error = own.find(([failure]) => failure !== null)?.[0] ?? undefined;
    const written = shipment.hasWrite ? readWritten(own.at(-1)?.[1]) : undefined;
    const left = shipment.hasRemoval && own[0]?.[1] === 1;
    const isThere = written === undefined ? left : written.state !== undefined || written.tape !== undefined;
    return { shipment, error, written, isLive: isThere };
  });
}
