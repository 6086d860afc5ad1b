/** What a handler's process is told, as JSON in its first argument. */
export interface HandlerOptions {
  /** The name of the process over all generations. */
  readonly writer: string;
  readonly ledger: string;
  readonly redisUrl: string;
  readonly prefix: string;
  readonly spool: string;
  readonly spoolBytes: number;
  readonly seed: number;
  /** Events a second; 0 records none and only sends what is in the spool. */
  readonly rate: number;
}

/** Events held in memory at most: few, so that a short outage already reaches the disk, and a longer one refusals. */
export const BUFFER = { maxEvents: 300, maxBytes: 4 * 1024 * 1024 };
/** How long the end of a handler may take once everything is well again, ms. */
export const CLOSE_MS = 60_000;
/** How long the sessions of a killed handler's calls live: then workers close these calls as lost. */
export const SESSION_SECONDS = 10;
