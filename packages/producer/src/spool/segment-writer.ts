import { type FileHandle, open, stat } from "node:fs/promises";

/** Nobody but the program's own user reads what callers said. */
const PRIVATE = 0o600;

/** Says that what was written is not, or no longer, where others will look for it. */
export class SegmentMovedError extends Error {
  override readonly name = "SegmentMovedError";
  constructor(path: string) {
    super(`${path} was taken over by another process while it was being written`);
  }
}

/**
 * Appends to one segment. Each write is on the disk before it is believed, and
 * the file is looked for under its name afterwards: another process that took
 * this one for dead moves the folder away first and reads it then, so a write
 * that is followed by a look at the name is either read there or known here.
 */
export class SegmentWriter {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #inode: bigint;
  #bytes = 0;

  private constructor(path: string, file: FileHandle, inode: bigint) {
    this.path = path;
    this.#file = file;
    this.#inode = inode;
  }

  /** Begins a segment; there must be none of that name. */
  static async create(path: string): Promise<SegmentWriter> {
    const file = await open(path, "wx", PRIVATE);
    const { ino } = await file.stat({ bigint: true });
    return new SegmentWriter(path, file, ino);
  }

  /** Bytes that were asked to be written, also those of a write that failed. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Appends whole lines. After a failure some of them may be there, and the
   * last one torn: begin another segment.
   *
   * @throws SegmentMovedError, or the file system's error, such as ENOSPC.
   */
  async append(lines: Buffer): Promise<void> {
    this.#bytes += lines.length;
    await this.#file.appendFile(lines);
    await this.#file.datasync();
    const found = await stat(this.path, { bigint: true }).catch(() => undefined);
    if (found?.ino !== this.#inode) throw new SegmentMovedError(this.path);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
