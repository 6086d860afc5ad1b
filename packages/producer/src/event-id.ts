import { getRandomValues } from "node:crypto";

/** Random bytes drawn at once: drawing sixteen at a time costs more than everything else about an id. */
const POOL_BYTES = 4096;
/** Hex digits of one id: 12 bits and 62 bits of RFC 9562's `rand_a` and `rand_b`, rounded up. */
const DIGITS = 20;

const pool = Buffer.alloc(POOL_BYTES);
let digits = "";
let used = 0;
let prefixTime = -1;
let prefix = "";

/** A UUID v7 (RFC 9562, 5.7): milliseconds since 1970, then 74 random bits. */
export function eventId(time: number): string {
  if (time !== prefixTime) {
    const hex = Math.max(0, Math.trunc(time)).toString(16).padStart(12, "0").slice(-12);
    prefix = `${hex.slice(0, 8)}-${hex.slice(8)}-7`;
    prefixTime = time;
  }
  if (used + DIGITS > digits.length) {
    getRandomValues(pool);
    digits = pool.toString("hex");
    used = 0;
  }
  const at = used;
  used += DIGITS;
  const variant = "89ab"[Number.parseInt(digits.charAt(at + 18), 16) & 3];
  return `${prefix}${digits.slice(at, at + 3)}-${variant}${digits.slice(at + 3, at + 6)}-${digits.slice(at + 6, at + 18)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === "string" && UUID.test(value);
