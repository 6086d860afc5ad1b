import type { Flow, RedisState, StreamState } from "./snapshot.js";

export const UNKNOWN_FLOW: Flow = {
  windowMs: Number.NaN,
  inPerSecond: Number.NaN,
  outPerSecond: Number.NaN,
};

const sum = (streams: readonly StreamState[], value: (stream: StreamState) => number) =>
  streams.reduce((total, stream) => total + value(stream), 0);

/** Entries in all streams that are not done with. */
export function undone(streams: readonly StreamState[]): number {
  return sum(streams, ({ backlog }) => backlog.waiting + backlog.pending);
}

/**
 * What went in and out between two looks, by Redis's clock. In is what Redis
 * counted as added; out is what of it, and of what lay there before, is not
 * there any more, and not what Redis says was read: that is wrong after some
 * deletions. Not known of a Redis that does not count, or that was emptied in
 * between. Pure.
 */
export function flowBetween(before: RedisState, after: RedisState): Flow {
  const windowMs = after.time.getTime() - before.time.getTime();
  const added = sum(after.streams, (stream) => stream.added) - sum(before.streams, (stream) => stream.added);
  if (!(windowMs > 0 && added >= 0)) return UNKNOWN_FLOW;
  const done = added - (undone(after.streams) - undone(before.streams));
  const perSecond = (count: number) => (Math.max(0, count) * 1_000) / windowMs;
  return { windowMs, inPerSecond: perSecond(added), outPerSecond: perSecond(done) };
}
