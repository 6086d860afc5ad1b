import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const isGzip = (head: Buffer) => head[0] === 0x1f && head[1] === 0x8b;

/** The first bytes of a stream, left in it; empty for an empty stream. */
async function peek(source: Readable): Promise<Buffer> {
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    source.unshift(chunk);
    return chunk as Buffer;
  }
  return Buffer.alloc(0);
}

/** A recording being read. */
export interface LineReader {
  /** The lines, without blank ones. Throws when the file cannot be read, naming it. */
  readonly lines: AsyncIterable<string>;
  /** Bytes of the file read so far, packed ones if it is packed. */
  readonly bytesRead: () => number;
}

/** Reads a file line by line, plain or gzip, told by its first bytes. `-` is standard input. */
export function readLines(path: string): LineReader {
  const source = path === "-" ? process.stdin : createReadStream(path);
  return {
    lines: linesOf(source, path === "-" ? "standard input" : path),
    bytesRead: () => ("bytesRead" in source ? Number(source.bytesRead) : 0),
  };
}

async function* linesOf(source: Readable, name: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of textOf(source, name)) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield rest;
}

async function* textOf(source: Readable, name: string): AsyncGenerator<string> {
  let unpacks = false;
  try {
    unpacks = isGzip(await peek(source));
    // An error ends the unpacked stream too, and is thrown where that is read.
    const input = unpacks ? pipeline(source, createGunzip(), () => undefined) : source;
    yield* input.setEncoding("utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot ${unpacks ? "unpack" : "read"} ${name}: ${reason}`);
  }
}
