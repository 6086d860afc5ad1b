import { isAnother, type StreamSight } from "./stream-sight.js";

/** What one look at the server that has a stream says about whether it still has what it confirmed. */
export interface ServerSight {
  /** `run_id`, another one after each start; `undefined` when the server does not tell. */
  readonly runId: string | undefined;
  /** The stream; `undefined` when the server does not tell. */
  readonly stream: StreamSight | undefined;
  /** Which connection it was asked through: another number is another connection. */
  readonly connection: number;
}

/**
 * Whether the server may have lost entries of a stream between two looks. Pure.
 *
 * It may if it is another server process than before (a restart without the
 * end of its log, a replica that was promoted, a slot that was moved), or if
 * the stream is another than it was (emptied, removed, an older state of it). A
 * server that does not say who it is may have been another one whenever the
 * connection is.
 *
 * @param confirmed entries whose confirmation came after what `before` says and
 *   before `now` was asked for
 */
export function mayHaveLost(before: ServerSight, now: ServerSight, confirmed: number): boolean {
  if (before.runId === undefined || now.runId === undefined) {
    if (before.connection !== now.connection) return true;
  } else if (before.runId !== now.runId) return true;
  if (before.stream === undefined || now.stream === undefined) return false;
  return isAnother(before.stream, now.stream, confirmed);
}

/** Reads `run_id` from what INFO says. */
export function runIdOf(info: unknown): string | undefined {
  return typeof info === "string" ? /^run_id:([0-9a-f]+)/m.exec(info)?.[1] : undefined;
}

/** Whether what XINFO STREAM says is only that another server is to be asked, or none can be for the moment. */
export function isElsewhere(reply: unknown): boolean {
  return reply instanceof Error && /^(MOVED|ASK|TRYAGAIN|CLUSTERDOWN) /.test(reply.message);
}
