import type { ObservedEvent } from "@calltape/shared";
import type { Recorder } from "./recorder.js";

/**
 * What a recorder shows of itself to metrics: the only thing it knows of them.
 * `recorderMetrics` of `@calltape/producer/metrics` makes one for Prometheus.
 * What its methods throw is logged once and changes nothing for the call.
 */
export interface RecorderMetrics {
  /** Given the recorder when it is made, to read from whenever metrics are asked for. */
  attach(recorder: Pick<Recorder, "stats" | "sessions">): void;
  /** Told of every event as it is taken, on the call's own way: must be quick. */
  observe?(event: ObservedEvent): void;
}
