import { getRandomValues } from "node:crypto";

/** Ids whose random part is drawn at once: drawing it one by one costs more than everything else about an id. */
const DRAWN = 256;
/** Hex digits of the random part: 12 bits and 62 bits of RFC 9562's `rand_a` and `rand_b`, rounded up. */
const DIGITS = 19;
/** With the dashes: `xxx-yxxx-xxxxxxxxxxxx`. */
const LENGTH = 21;
const DASHES = [3, 8];
const VARIANT = 4;
const DASH = 0x2d;
const hexDigits = Buffer.from("0123456789abcdef");

const random = Buffer.alloc(DRAWN * DIGITS);
const text = Buffer.alloc(DRAWN * LENGTH);
let tails = "";
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
  if (used === tails.length) {
    tails = drawTails();
    used = 0;
  }
  used += LENGTH;
  return prefix + tails.slice(used - LENGTH, used);
}

/** The random parts of many ids as one text. */
function drawTails(): string {
  getRandomValues(random);
  let drawn = 0;
  for (let at = 0; at < text.length; at++) {
    const place = at % LENGTH;
    if (DASHES.includes(place)) text[at] = DASH;
    else {
      const bits = random[drawn++] ?? 0;
      text[at] = hexDigits[place === VARIANT ? 8 | (bits & 3) : bits & 15] ?? 0;
    }
  }
  return text.toString("latin1");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === "string" && UUID.test(value);
