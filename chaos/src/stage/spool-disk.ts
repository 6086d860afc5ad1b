import { spawnSync } from "node:child_process";
import { mkdir, open, readdir, rm, statfs } from "node:fs/promises";

const MEBIBYTE = 1024 * 1024;
/** The disk, and what the spool may hold of it. */
const DISK_BYTES = 4 * MEBIBYTE;
const BALLAST = "ballast.ndjson";

/**
 * The disk that handlers spool to, which can be full: a real one of a few MB
 * where we may mount it; else a folder of which the spool's own bound says that
 * it is full, since the ballast counts as one of its segments.
 */
export class SpoolDisk {
  readonly path: string;
  readonly isReal: boolean;

  private constructor(path: string, isReal: boolean) {
    this.path = path;
    this.isReal = isReal;
    process.on("exit", () => this.#unmount());
  }

  static async make(path: string): Promise<SpoolDisk> {
    await mkdir(path, { recursive: true });
    const options = ["-t", "tmpfs", "-o", `size=${DISK_BYTES}`, "tmpfs", path];
    const mounted = process.getuid?.() === 0 && spawnSync("mount", options).status === 0;
    return new SpoolDisk(path, mounted);
  }

  /** The bound of the spool: beyond the real disk's size, so that it is the disk that refuses. */
  get maxBytes(): number {
    return this.isReal ? 2 * DISK_BYTES : DISK_BYTES;
  }

  async fill(): Promise<void> {
    const file = await open(`${this.path}/${BALLAST}`, "w");
    try {
      if (this.isReal) await fillUp(file, this.path);
      else await file.truncate(this.maxBytes);
    } finally {
      await file.close();
    }
  }

  async empty(): Promise<void> {
    await rm(`${this.path}/${BALLAST}`, { force: true });
  }

  /** Segments that are still to be sent. */
  async segments(): Promise<readonly string[]> {
    const names = await readdir(this.path, { recursive: true });
    return names.filter((name) => name.endsWith(".ndjson") && name !== BALLAST);
  }

  async dispose(): Promise<void> {
    this.#unmount();
    await rm(this.path, { recursive: true, force: true });
  }

  #unmount(): void {
    if (this.isReal) spawnSync("umount", ["--lazy", this.path]);
  }
}

/** Writes until the disk takes no more. */
async function fillUp(file: Awaited<ReturnType<typeof open>>, disk: string): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const pages = Buffer.alloc(bsize);
  for (let page = 0; page < bavail; page += 1) {
    try {
      await file.write(pages);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") return;
      throw error;
    }
  }
}
