import { rm } from "node:fs/promises";
import { LeaseWatch } from "./lease-watch.js";
import { SegmentMovedError, SegmentWriter } from "./segment-writer.js";
import { homesIn, SpoolHome } from "./spool-home.js";
import { sealRecord } from "./spool-record.js";

/** A segment is sent and removed as a whole: large enough to be few, small enough to be sent again. */
const SEGMENT_BYTES = 8 * 1024 * 1024;

/** The spool holds as much as it may. */
export class SpoolFullError extends Error {
  override readonly name = "SpoolFullError";
  constructor(folder: string, maxBytes: number) {
    super(`the spool ${folder} holds its ${maxBytes} bytes`);
  }
}

export interface SpoolOptions {
  /** The folder all processes of this machine may share. */
  readonly folder: string;
  /** Bytes of all segments in it at most, whoever wrote them. */
  readonly maxBytes: number;
}

/**
 * Events on disk. A process writes into a home of its own within the folder and
 * adopts the homes of those that died; what is sent is removed, a segment at a
 * time. Not for concurrent use: its one caller does one thing after the other.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #leases = new LeaseWatch();
  #home: SpoolHome | undefined;
  #writer: SegmentWriter | undefined;
  #bytes = 0;

  constructor(options: SpoolOptions) {
    this.#options = options;
  }

  /** Bytes in the folder, as far as this process knows. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Writes events, given as JSON, to the disk. When it resolves they are there
   * whatever happens to this process.
   *
   * @throws SpoolFullError, or the file system's error such as ENOSPC; some of
   *   the events may be there then: written again they are duplicates, no more.
   */
  async write(events: readonly string[]): Promise<void> {
    const lines = Buffer.from(events.map(sealRecord).join(""));
    try {
      await this.#append(lines);
    } catch (error) {
      await this.#seal();
      if (!(error instanceof SegmentMovedError) && !isMissing(error)) throw error;
      // Taken for dead while asleep: what was written before is in others' hands, this is not.
      this.#home = undefined;
      await this.#append(lines);
    }
  }

  async #append(lines: Buffer): Promise<void> {
    if (this.#writer !== undefined && this.#writer.bytes >= SEGMENT_BYTES) await this.#seal();
    this.#home ??= await SpoolHome.create(this.#options.folder);
    if (this.#writer === undefined) {
      this.#bytes = await this.#home.spoolBytes();
      this.#requireRoom(lines);
      this.#writer = await SegmentWriter.create(this.#home.nextSegmentPath());
    }
    this.#requireRoom(lines);
    await this.#writer.append(lines);
    this.#bytes += lines.length;
  }

  #requireRoom(lines: Buffer): void {
    const { folder, maxBytes } = this.#options;
    if (this.#bytes + lines.length > maxBytes) throw new SpoolFullError(folder, maxBytes);
  }

  async #seal(): Promise<void> {
    const writer = this.#writer;
    this.#writer = undefined;
    await writer?.close();
  }

  /** Ours to send, oldest first; nothing is written to them any more. */
  async segments(): Promise<string[]> {
    await this.#seal();
    return (await this.#home?.segments()) ?? [];
  }

  /** Forgets a segment whose events are in Redis. */
  async remove(segment: string): Promise<void> {
    await rm(segment, { force: true });
    await this.#home?.tidy();
    this.#bytes = (await this.#home?.spoolBytes()) ?? 0;
  }

  /** Takes over what processes that died have left. Returns how many of them there were. */
  async adopt(): Promise<number> {
    let adopted = 0;
    for (const neighbour of await homesIn(this.#options.folder)) {
      if (neighbour === this.#home?.path || !(await this.#leases.isAbandoned(neighbour))) continue;
      this.#home ??= await SpoolHome.create(this.#options.folder);
      if (await this.#home.adopt(neighbour)) adopted++;
    }
    return adopted;
  }

  /** Tells other processes that this one lives. To be called every {@link LEASE_INTERVAL_MS}. */
  async renew(): Promise<void> {
    try {
      await this.#home?.renew();
    } catch (error) {
      if (!isMissing(error)) throw error;
      // The next write notices, and begins a new home.
    }
  }

  /** Lets go of the folder; what is not sent stays for the next process. */
  async close(): Promise<void> {
    await this.#seal();
    const home = this.#home;
    this.#home = undefined;
    await home?.leave();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
