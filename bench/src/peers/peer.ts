import type { CallEvent } from "@calltape/shared";

export interface PeerContext {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly events: readonly CallEvent[];
  /** Waits until all events are in the tables. */
  readonly stored: () => Promise<void>;
}

/** What one would use instead. */
export interface Peer {
  readonly name: string;
  /** Puts the events where the peer takes them from; not measured. Returns how to have them stored, which is. */
  readonly prepare: (context: PeerContext) => Promise<RunningPeer>;
}

export interface RunningPeer {
  /** Resolves when all events are stored. */
  readonly run: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Events stored at once, and connections: what the documentation of the peers proposes for work that waits for a database. */
export const CONCURRENCY = 24;
