import { untilDrained, untilFull } from "../../inspect/forecast.js";
import type { Reading } from "../../inspect/snapshot.js";
import type { Inspection } from "./verdict.js";

const flat = <T>(reading: Reading<T>) =>
  reading.status === "up" ? { status: reading.status, ...reading.state } : reading;

/**
 * An inspection for machines: all of the snapshot, the verdict, and the
 * forecasts in ms. What is not known, and what never comes, is `null`.
 */
export function inspectDocument({ snapshot, verdict }: Inspection, replayWindowMs: number): object {
  const { at, redis, postgres, flow } = snapshot;
  const state = redis.status === "up" ? redis.state : undefined;
  return {
    ...{ at, verdict, flow },
    drainedInMs: state === undefined ? Number.NaN : untilDrained(state, flow),
    fullInMs: state === undefined ? Number.NaN : untilFull(state, flow, replayWindowMs),
    redis: flat(redis),
    postgres: flat(postgres),
  };
}
