import { sincePostgresEpoch } from "./since-postgres-epoch.js";

/** Begins what COPY reads in its binary format: a signature, no flags, no extension. */
const HEADER = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
/** Stands for the number of columns of a row when there are no more rows. */
const NO_MORE_ROWS = -1;
/** Stands for the length of a column that is null. */
const NULL = -1;
const JSONB_VERSION = 1;
const FIRST_SIZE = 64 * 1024;
/** Buffers kept for the next rows: memory that is new to the process costs as much as filling it. */
const SPARE_BUFFERS = 4;
/** Larger ones are let go of, bytes. */
const LARGEST_SPARE = 4 * 1024 * 1024;
const spare: Buffer[] = [];
/** Bytes that a UTF-16 unit takes in UTF-8, at most. */
const MOST_BYTES = 3;
/** Up to so many characters are written one by one: a call into Node's own writer costs more. */
const SHORT = 32;
const ASCII = 0x80;
const TWO_TO_32 = 2 ** 32;
const MICROSECONDS = 1_000;

/** Values of hexadecimal digits by their character. */
const HEX = new Uint8Array(128);
for (let digit = 0; digit < 16; digit++) HEX[digit.toString(16).charCodeAt(0)] = digit;
const hexDigit = (text: string, index: number) => HEX[text.charCodeAt(index)] ?? 0;
/** Where in a UUID's text each of its sixteen bytes stands. */
const UUID_BYTES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/** What is absent is written as null. */
type Optional<T> = T | null | undefined;

/**
 * Rows in the binary format of COPY (Postgres documentation, COPY, "Binary
 * Format"): Postgres need not take text apart, nor turn it into numbers, times
 * and UUIDs. Each column must be written as exactly its type.
 *
 *     const rows = new CopyRows();
 *     rows.row(2).uuid(id).text(name);
 *     await copyRows(client, "COPY people (id, name) FROM STDIN (FORMAT binary)", rows);
 */
export class CopyRows {
  #bytes = spare.pop() ?? Buffer.allocUnsafeSlow(FIRST_SIZE);
  #length = HEADER.copy(this.#bytes);
  #isEmpty = true;

  /** Whether there is no row. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Begins a row of so many columns, which are to follow in their order. */
  row(columns: number): this {
    this.#reserve(2);
    this.#length = this.#bytes.writeInt16BE(columns, this.#length);
    this.#isEmpty = false;
    return this;
  }

  null(): this {
    this.#reserve(4);
    this.#int32(NULL);
    return this;
  }

  boolean(value: boolean): this {
    this.#begin(1);
    this.#bytes[this.#length++] = value ? 1 : 0;
    return this;
  }

  /** A whole number of two bytes. */
  smallint(value: number): this {
    this.#begin(2);
    this.#length = this.#bytes.writeInt16BE(value, this.#length);
    return this;
  }

  /** A whole number of four bytes. */
  integer(value: Optional<number>): this {
    if (value === null || value === undefined) return this.null();
    this.#begin(4);
    this.#int32(value);
    return this;
  }

  double(value: number): this {
    this.#begin(8);
    this.#length = this.#bytes.writeDoubleBE(value, this.#length);
    return this;
  }

  /** @param value in canonical form, lower case */
  uuid(value: string): this {
    this.#begin(UUID_BYTES.length);
    for (const index of UUID_BYTES) {
      this.#bytes[this.#length++] = (hexDigit(value, index) << 4) | hexDigit(value, index + 1);
    }
    return this;
  }

  /** @param value in canonical form */
  timestamptz(value: string): this {
    this.#begin(8);
    // Microseconds may be more than a double holds exactly: in two halves they never are.
    const milliseconds = sincePostgresEpoch(value);
    const high = Math.floor(milliseconds / TWO_TO_32);
    const low = (milliseconds - high * TWO_TO_32) * MICROSECONDS;
    const carried = Math.floor(low / TWO_TO_32);
    this.#int32(high * MICROSECONDS + carried);
    this.#int32(low - carried * TWO_TO_32);
    return this;
  }

  text(value: Optional<string>): this {
    if (value === null || value === undefined) return this.null();
    this.#reserve(4 + value.length * MOST_BYTES);
    this.#string(value, this.#length);
    return this;
  }

  /** @param value JSON, as it is to be read by Postgres */
  jsonb(value: Optional<string>): this {
    if (value === null || value === undefined) return this.null();
    this.#reserve(5 + value.length * MOST_BYTES);
    const start = this.#length;
    this.#bytes[start + 4] = JSONB_VERSION;
    this.#string(value, start, 1);
    return this;
  }

  /** All of it, as it is to be sent. Nothing may be added afterwards. */
  end(): Buffer {
    this.#reserve(2);
    this.#length = this.#bytes.writeInt16BE(NO_MORE_ROWS, this.#length);
    return this.#bytes.subarray(0, this.#length);
  }

  /** Lets others use the memory, once nobody reads what {@link end} returned any more. Afterwards there are no rows. */
  release(): void {
    const bytes = this.#bytes;
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
    if (spare.length < SPARE_BUFFERS && bytes.length <= LARGEST_SPARE) spare.push(bytes);
  }

  /** Writes a text behind its length, which stands at `start`, and behind so many bytes that belong to it. */
  #string(value: string, start: number, before = 0): void {
    const from = start + 4 + before;
    const end = from + (this.#shortAscii(value, from) ?? this.#bytes.write(value, from));
    this.#length = start;
    this.#int32(end - start - 4);
    this.#length = end;
  }

  /** Writes a text that is short and plain; returns its length, or `undefined` where it is neither. */
  #shortAscii(value: string, from: number): number | undefined {
    if (value.length > SHORT) return undefined;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code >= ASCII) return undefined;
      this.#bytes[from + i] = code;
    }
    return value.length;
  }

  /** Begins a column of so many bytes. */
  #begin(size: number): void {
    this.#reserve(4 + size);
    this.#int32(size);
  }

  #int32(value: number): void {
    const bytes = this.#bytes;
    bytes[this.#length++] = value >>> 24;
    bytes[this.#length++] = value >>> 16;
    bytes[this.#length++] = value >>> 8;
    bytes[this.#length++] = value;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
