import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const LEASE = "lease";
const SEGMENT = ".ndjson";

/** How often a living process touches its lease, ms. */
export const LEASE_INTERVAL_MS = 2_000;
/** A lease untouched for so long is a dead process's, ms. */
export const LEASE_EXPIRY_MS = 15_000;

/** Who writes a home, as its lease says. */
interface Lease {
  readonly host: string;
  readonly pid: number;
}

/**
 * One process's folder within the spool: its segments, and a lease that it
 * touches as long as it lives.
 *
 *     <spool>/<host>-<pid>-<random>/lease
 *     <spool>/<host>-<pid>-<random>/000000000001.ndjson
 *
 * Only its owner writes into a home and sends from it. A dead owner's home is
 * *adopted* by renaming it into one's own: of several that try, the file system
 * lets one succeed. What a process that was only asleep writes meanwhile is not
 * lost: see {@link SegmentWriter}.
 */
export class SpoolHome {
  readonly path: string;
  readonly #spool: string;
  #sequence = 0;

  private constructor(spool: string, name: string) {
    this.#spool = spool;
    this.path = join(spool, name);
  }

  /** Makes a new home, and the spool's folder too if it is not there. */
  static async create(spool: string): Promise<SpoolHome> {
    const name = `${hostname()}-${process.pid}-${randomBytes(4).toString("hex")}`;
    const home = new SpoolHome(spool, name);
    await mkdir(home.path, { recursive: true, mode: PRIVATE_FOLDER });
    const lease: Lease = { host: hostname(), pid: process.pid };
    await writeFile(join(home.path, LEASE), JSON.stringify(lease), { mode: PRIVATE_FILE });
    return home;
  }

  /** Tells others that this process lives. Fails with ENOENT when they took it for dead. */
  async renew(): Promise<void> {
    const now = new Date();
    await utimes(join(this.path, LEASE), now, now);
  }

  nextSegmentPath(): string {
    this.#sequence++;
    return join(this.path, `${String(this.#sequence).padStart(12, "0")}${SEGMENT}`);
  }

  /** Everything to be sent, oldest first, that of adopted homes before our own. */
  async segments(): Promise<string[]> {
    return segmentsIn(this.path);
  }

  /** Takes over a dead process's home. Returns whether it was we who got it. */
  async adopt(neighbour: string): Promise<boolean> {
    const place = join(this.path, `adopted-${randomBytes(4).toString("hex")}`);
    try {
      await rename(neighbour, place);
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
    await rm(join(place, LEASE), { force: true });
    return true;
  }

  /** Bytes of all segments in the spool, whoever's they are. */
  async spoolBytes(): Promise<number> {
    const paths = await segmentsIn(this.#spool);
    const sizes = await Promise.all(paths.map((path) => sizeOf(path)));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Removes adopted folders that are left without a segment. */
  async tidy(): Promise<void> {
    const entries = await readdir(this.path, { withFileTypes: true }).catch(noneIfGone);
    for (const entry of entries) if (entry.isDirectory()) await removeEmpty(join(this.path, entry.name));
  }

  /** Gives the home up: whoever comes next may adopt it at once, if anything is left in it. */
  async leave(): Promise<void> {
    await this.tidy();
    await rm(join(this.path, LEASE), { force: true });
    await removeEmpty(this.path);
  }
}

/** All processes' homes in the spool. */
export async function homesIn(spool: string): Promise<string[]> {
  const entries = await readdir(spool, { withFileTypes: true }).catch(noneIfGone);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(spool, name));
}

/** A look at a neighbour's lease, to be compared with the next one. */
export interface LeaseSight {
  /** When it was touched last, by the file system's clock. */
  readonly touched: number;
  /** Whether it is known that its process is gone: it left the home, or ran on this machine and does not any more. */
  readonly isDead: boolean;
}

/**
 * Looks at a home's lease. One without a lease was left, or is just being made:
 * then there is nothing in it, and to adopt it costs its owner no event.
 */
export async function seeLease(home: string): Promise<LeaseSight> {
  const path = join(home, LEASE);
  try {
    const { mtimeMs } = await stat(path);
    const lease = parseLease(await readFile(path, "utf8"));
    const isDead = lease !== undefined && lease.host === hostname() && !isRunning(lease.pid);
    return { touched: mtimeMs, isDead };
  } catch (error) {
    if (isGone(error)) return { touched: 0, isDead: true };
    throw error;
  }
}

function parseLease(text: string): Lease | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const { host, pid } = value as Partial<Lease>;
    return typeof host === "string" && Number.isInteger(pid) ? { host, pid: pid as number } : undefined;
  } catch {
    // Torn by a kill while it was written: nothing is known, and its age decides.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function segmentsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfGone);
  const inner = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map(({ name }) => segmentsIn(join(folder, name))),
  );
  const own = entries.filter((entry) => entry.isFile() && entry.name.endsWith(SEGMENT));
  return [...inner.flat(), ...own.map(({ name }) => join(folder, name)).sort()];
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

async function removeEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "EEXIST" && !isGone(error)) throw error;
  }
}

function noneIfGone(error: unknown): [] {
  if (isGone(error)) return [];
  throw error;
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
