import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { makePassableFolder } from "./passable-folder.js";
import type { PostgresBinaries } from "./postgres-binaries.js";
import { runCommand } from "./run-command.js";
import type { SystemUser } from "./unprivileged-user.js";

/**
 * A folder outside the project for a user who cannot enter the project's. It belongs to us, and others may
 * pass through it but change nothing: what lies in it is run, so nobody else may have put it there.
 */
export async function outsideFolder(stateDir: string, user: SystemUser): Promise<string> {
  const note = `${stateDir}/outside-folder`;
  const noted = (await readFile(note, "utf8").catch(() => "")).trim();
  if (noted !== "" && existsSync(noted) && (await isOurs(noted))) return noted;
  const hash = createHash("sha256").update(stateDir).digest("hex").slice(0, 12);
  const dir = `${tmpdir()}/calltape-${user.uid}-${hash}`;
  await makePassableFolder(dir);
  if (!(await isOurs(dir))) {
    throw new Error(
      `${dir} belongs to another user, so Postgres cannot run from it: remove it, or set TMPDIR`,
    );
  }
  await makePassableFolder(`${dir}/servers`);
  await writeFile(note, `${dir}\n`);
  return dir;
}

async function isOurs(dir: string): Promise<boolean> {
  const info = await lstat(dir);
  return info.isDirectory() && info.uid === process.getuid?.() && (info.mode & 0o022) === 0;
}

/** Copies the programs there once per version; returns the folder that holds bin, lib and share. */
export async function copyBinaries({ dir, version }: PostgresBinaries, base: string): Promise<string> {
  const copy = `${base}/postgres-${version}`;
  if (existsSync(copy)) return copy;
  const fresh = `${copy}.${randomBytes(4).toString("hex")}`;
  const { ok, problem } = await runCommand("cp", ["-Rp", dir, fresh], { timeoutMs: 120_000 });
  if (!ok) throw new Error(`Postgres could not be copied from ${dir} to ${fresh}: ${problem}`);
  // A copy that is interrupted must not be taken for a whole one.
  await rename(fresh, copy).catch(() => rm(fresh, { recursive: true, force: true }));
  return copy;
}
