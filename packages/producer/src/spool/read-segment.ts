import { open } from "node:fs/promises";
import { openRecord } from "./spool-record.js";

const CHUNK_BYTES = 256 * 1024;
/** Longer than any event's line: such a line is damage, and is not gathered in memory. */
const MAX_LINE_BYTES = 1024 * 1024;
const LINE_BREAK = 0x0a;

/** What a part of a segment holds. */
export interface SegmentPart {
  /** Events as JSON, whole and checked. */
  readonly events: readonly string[];
  /** Lines that are not as they were written: torn by a kill in the middle, or changed since. */
  readonly damaged: number;
}

/**
 * Reads a segment part by part. A damaged line costs itself and no other: the
 * next one begins after the next line break. A last line without a line break
 * is one that a kill has cut short.
 *
 * @throws the file system's error if the segment cannot be read.
 */
export async function* readSegment(path: string): AsyncGenerator<SegmentPart> {
  const file = await open(path, "r");
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let rest: Buffer = Buffer.alloc(0);
    let isOverlong = false;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
      if (bytesRead === 0) break;
      const { lines, tail } = splitLines(Buffer.concat([rest, chunk.subarray(0, bytesRead)]));
      // What precedes the first line break belongs to the line that was too long to keep.
      if (isOverlong && lines.length > 0) {
        lines.shift();
        isOverlong = false;
      }
      rest = tail;
      const overlong = rest.length > MAX_LINE_BYTES && !isOverlong;
      if (overlong) isOverlong = true;
      if (isOverlong) rest = Buffer.alloc(0);
      const part = openAll(lines);
      yield overlong ? { ...part, damaged: part.damaged + 1 } : part;
    }
    if (rest.length > 0) yield { events: [], damaged: 1 };
  } finally {
    await file.close();
  }
}

function splitLines(bytes: Buffer): { lines: Buffer[]; tail: Buffer } {
  const lines: Buffer[] = [];
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_BREAK, start);
    if (end === -1) break;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, tail: bytes.subarray(start) };
}

function openAll(lines: readonly Buffer[]): SegmentPart {
  const events: string[] = [];
  let damaged = 0;
  for (const line of lines) {
    // Between a torn line and the next record there is an empty one.
    if (line.length === 0) continue;
    const json = openRecord(line);
    if (json === undefined) damaged++;
    else events.push(json);
  }
  return { events, damaged };
}
