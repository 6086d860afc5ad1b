import { randomBytes } from "node:crypto";
import { appendFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { waitFor } from "../wait-for.js";
import { processStartTime } from "./process-info.js";

export interface FolderLock {
  /** Lets whoever wants the folder know that it is worth waiting for. */
  announceRelease(): Promise<void>;
  release(): Promise<void>;
}

const ENDING = " ending";
/** Longer than servers take to stop. */
const RELEASE_MS = 60_000;
/** Longer than it takes to write the few bytes of a lock that has just been created. */
const WRITING_MS = 5_000;

/** Takes a folder for this process alone; undefined when a living process has it. */
export async function lockFolder(dir: string): Promise<FolderLock | undefined> {
  const path = `${dir}/lock`;
  const mine = `${process.pid} ${await processStartTime(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(path, mine, { flag: "wx" });
      return {
        announceRelease: () => appendFile(path, ENDING),
        release: () => rm(path, { force: true }),
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const theirs = await readFile(path, "utf8").catch(() => undefined);
    if (theirs === undefined) continue;
    const held = await isHeld(path, theirs);
    if (held && !theirs.endsWith(ENDING)) return undefined;
    if (held) await waitForRelease(path);
    else await removeStale(path, theirs);
  }
  return undefined;
}

/** Waits until the lock is gone, or was left behind after all: the next attempt sees which. */
async function waitForRelease(path: string): Promise<void> {
  const isOver = async () => {
    const lock = await readFile(path, "utf8").catch(() => undefined);
    return lock === undefined || !(await isHeld(path, lock)) || !lock.endsWith(ENDING);
  };
  await waitFor(`${path} to be released`, isOver, { timeoutMs: RELEASE_MS });
}

async function isHeld(path: string, lock: string): Promise<boolean> {
  const [, pid, startTime] = /^(\d+) (.+?)(?: ending)?$/.exec(lock) ?? [];
  if (pid === undefined) {
    const file = await stat(path).catch(() => undefined);
    return file !== undefined && Date.now() - file.mtimeMs < WRITING_MS;
  }
  return (await processStartTime(Number(pid))) === startTime;
}

/** Moves the lock aside first: if another process has just replaced it by its own, that is put back. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch {
    // Another process removed the stale lock first.
    return;
  }
  const removed = await readFile(aside, "utf8");
  if (removed !== stale) await rename(aside, path);
  else await rm(aside, { force: true });
}
