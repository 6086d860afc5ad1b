import type { Logger, ObservedEvent } from "@calltape/shared";
import type { EventDraft } from "./event-draft.js";
import type { Recorder } from "./recorder.js";
import type { RecorderMetrics } from "./recorder-metrics.js";

/** Metrics whose failures stay their own: a call is recorded whether or not it is counted. */
export interface GuardedMetrics {
  attach(recorder: Recorder): void;
  /** Undefined where nobody wants to know. */
  readonly onTaken: ((draft: EventDraft) => void) | undefined;
}

export function guardedMetrics(metrics: RecorderMetrics | undefined, logger: Logger): GuardedMetrics {
  let hasFailed = false;
  const guarded = (act: () => void) => {
    try {
      act();
    } catch (error) {
      // The next ones would most likely fail alike.
      if (!hasFailed) logger.warning("metrics_failed", { error: String(error) });
      hasFailed = true;
    }
  };
  const onTaken = ({ type, startedAt, at, data }: EventDraft) =>
    // It was checked before it was taken: `data` is what its type says.
    guarded(() =>
      metrics?.observe?.({ type, call_started_at: startedAt, at, data } as unknown as ObservedEvent),
    );
  return {
    attach: (recorder) => guarded(() => metrics?.attach(recorder)),
    onTaken: metrics?.observe === undefined ? undefined : onTaken,
  };
}
