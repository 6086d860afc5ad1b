import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { type FolderLock, lockFolder } from "./folder-lock.js";
import { makePassableFolder } from "./passable-folder.js";
import { stopLeftover } from "./process-record.js";

const EPHEMERAL = "ephemeral-";
const MAKING_MS = 60_000;
const MOST_INSTANCES = 64;

export interface LockedFolder {
  /** "1", "2", …, or a random name. */
  readonly name: string;
  readonly dir: string;
  /** To be called before servers are stopped: a start in the meantime then waits for the folder. */
  announceRelease(): Promise<void>;
  /** Ends this process's claim; a temporary folder is removed. */
  release(): Promise<void>;
}

/** The first of the numbered folders, whose contents outlive the servers, that no other process uses. */
export async function takeInstanceFolder(base: string, only?: number): Promise<LockedFolder> {
  const last = only ?? MOST_INSTANCES;
  for (let number = only ?? 1; number <= last; number += 1) {
    const dir = `${base}/servers/${number}`;
    await makePassableFolder(dir);
    const lock = await lockFolder(dir);
    if (lock !== undefined) return { name: String(number), dir, ...lock };
  }
  throw new Error(
    only === undefined
      ? `All ${MOST_INSTANCES} folders in ${base}/servers are in use: stop some of the running servers`
      : `The servers in ${base}/servers/${only} are already running: stop them, or choose another instance`,
  );
}

/** A fresh folder that is removed in the end, by the next caller if this process should not come to it. */
export async function createEphemeralFolder(base: string): Promise<LockedFolder> {
  await sweepEphemeralFolders(base);
  const name = `${EPHEMERAL}${randomBytes(6).toString("hex")}`;
  const dir = `${base}/servers/${name}`;
  await makePassableFolder(dir);
  const lock = await lockFolder(dir);
  if (lock === undefined) throw new Error(`Could not lock the new folder ${dir}: try again`);
  return { name, dir, ...lock, release: () => removeFolder(dir, lock) };
}

async function sweepEphemeralFolders(base: string): Promise<void> {
  const names = await readdir(`${base}/servers`).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(EPHEMERAL))) {
    const dir = `${base}/servers/${name}`;
    if (await isBeingMade(dir)) continue;
    const lock = await lockFolder(dir).catch(() => undefined);
    if (lock === undefined) continue;
    await stopLeftover(`${dir}/redis`, "SIGTERM");
    await stopLeftover(`${dir}/prometheus`, "SIGTERM");
    await stopLeftover(`${dir}/postgres`, "SIGQUIT");
    await removeFolder(dir, lock);
  }
}

/** Its maker has not come to locking it yet. */
async function isBeingMade(dir: string): Promise<boolean> {
  if (existsSync(`${dir}/lock`)) return false;
  const folder = await stat(dir).catch(() => undefined);
  return folder === undefined || Date.now() - folder.mtimeMs < MAKING_MS;
}

/** The lock goes with the folder: released before, another process could claim what is being removed. */
async function removeFolder(dir: string, lock: FolderLock): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  await lock.release();
}
