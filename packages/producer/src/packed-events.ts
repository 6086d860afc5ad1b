import type { HeldEvent } from "./bounded-buffer.js";

/** Events as one block of bytes: nothing in it for the garbage collector to walk over, or to move. */
export interface PackedEvents {
  readonly text: Buffer;
  /** Where each event's JSON ends in the text, in bytes. */
  readonly ends: Uint32Array;
  readonly sizes: Float64Array;
  readonly positions: Float64Array;
}

/** A UTF-16 unit has at most three bytes in UTF-8. */
const MOST_BYTES_A_UNIT = 3;

/** Where texts are written one after the other, before their bytes are kept. */
let desk = Buffer.allocUnsafeSlow(128 * 1024);

export function packEvents(events: readonly HeldEvent[]): PackedEvents {
  const ends = new Uint32Array(events.length);
  const sizes = new Float64Array(events.length);
  const positions = new Float64Array(events.length);
  let end = 0;
  for (const [index, { json, bytes, position }] of events.entries()) {
    reserve(end, json.length * MOST_BYTES_A_UNIT);
    // JSON.stringify escapes lone surrogates, so the way to bytes and back changes nothing.
    end += desk.write(json, end);
    ends[index] = end;
    sizes[index] = bytes;
    positions[index] = position;
  }
  // A pool would live as long as the longest of what lies in it.
  const text = Buffer.allocUnsafeSlow(end);
  desk.copy(text, 0, 0, end);
  return { text, ends, sizes, positions };
}

function reserve(used: number, more: number): void {
  if (used + more <= desk.length) return;
  const larger = Buffer.allocUnsafeSlow(2 * (used + more));
  desk.copy(larger, 0, 0, used);
  desk = larger;
}

export function unpackEvents({ text, ends, sizes, positions }: PackedEvents): HeldEvent[] {
  return Array.from(ends, (end, index) => ({
    json: text.toString("utf8", ends[index - 1] ?? 0, end),
    bytes: sizes[index] ?? 0,
    position: positions[index] ?? 0,
  }));
}
