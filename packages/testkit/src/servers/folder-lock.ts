import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { processStartTime } from "./process-info.js";

export interface FolderLock {
  release(): Promise<void>;
}

/** Longer than it takes to write the few bytes of a lock that has just been created. */
const WRITING_MS = 5_000;

/** Takes a folder for this process alone; undefined when a living process has it. */
export async function lockFolder(dir: string): Promise<FolderLock | undefined> {
  const path = `${dir}/lock`;
  const mine = `${process.pid} ${await processStartTime(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(path, mine, { flag: "wx" });
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const theirs = await readFile(path, "utf8").catch(() => undefined);
    if (theirs === undefined) continue;
    if (await isHeld(path, theirs)) return undefined;
    await removeStale(path, theirs);
  }
  return undefined;
}

async function isHeld(path: string, lock: string): Promise<boolean> {
  const [, pid, startTime] = /^(\d+) (.+)$/.exec(lock) ?? [];
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
