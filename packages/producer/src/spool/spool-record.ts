import { createHash } from "node:crypto";

const CHECKSUM_DIGITS = 16;
const SEPARATOR = 0x20;

/** The first 64 bits of SHA-256: enough to tell a torn line from a whole one, and there in every build of Node. */
const checksum = (json: string | Uint8Array) =>
  createHash("sha256").update(json).digest("hex").slice(0, CHECKSUM_DIGITS);

/**
 * One event as a line of a segment: `<checksum> <json>`. JSON has no raw line
 * breaks, so whatever happens to one line, the next begins after a line break.
 */
export function sealRecord(json: string): string {
  return `${checksum(json)} ${json}\n`;
}

/** The event's JSON from a line without its line break; `undefined` if the line is not as it was sealed. */
export function openRecord(line: Buffer): string | undefined {
  if (line.length <= CHECKSUM_DIGITS || line[CHECKSUM_DIGITS] !== SEPARATOR) return undefined;
  const json = line.subarray(CHECKSUM_DIGITS + 1);
  return line.toString("latin1", 0, CHECKSUM_DIGITS) === checksum(json) ? json.toString() : undefined;
}
