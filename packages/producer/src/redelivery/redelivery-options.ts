import { wholeNumber } from "../check-option.js";
import type { RecentlySentLimits } from "./recently-sent.js";

/** How much of what Redis has confirmed is kept, to be sent again should Redis lose it. */
export interface RedeliverySettings {
  /** How long, in milliseconds: longer than a replica may lag, or a log may be behind. Default: 10,000. */
  readonly windowMs?: number | undefined;
  /** Memory for it, in bytes; 0 keeps nothing. Default: 16 MiB. */
  readonly maxBytes?: number | undefined;
}

const MEBIBYTE = 1024 * 1024;

/** @throws TypeError with one line that says what is wrong. */
export function resolveRedelivery(settings: RedeliverySettings = {}): RecentlySentLimits {
  const { windowMs = 10_000, maxBytes = 16 * MEBIBYTE } = settings;
  return {
    maxAgeMs: wholeNumber("redelivery.windowMs", windowMs, 1_000, 600_000),
    maxBytes: wholeNumber("redelivery.maxBytes", maxBytes, 0, 4096 * MEBIBYTE),
  };
}
