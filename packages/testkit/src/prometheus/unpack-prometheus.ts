import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { lockFolder } from "../servers/folder-lock.js";
import { runCommand } from "../servers/run-command.js";
import { waitFor } from "../wait-for.js";

const DOWNLOAD_MS = 90_000;
const WAIT_MS = 180_000;
const PACKAGE = "prometheus";

/**
 * Downloads Debian's package and unpacks it into `<stateDir>/prometheus`: needs no root, installs nothing and
 * starts nothing. Of several processes one does it, and the others wait. Resolves with what went wrong.
 */
export async function unpackPrometheus(stateDir: string): Promise<string | undefined> {
  const target = `${stateDir}/prometheus`;
  for (const command of ["apt-get", "dpkg"]) {
    const { ok } = await runCommand(command, ["--version"], { timeoutMs: 10_000 });
    if (!ok) return `${command}, which would bring it, is not there`;
  }
  const work = `${stateDir}/prometheus-download`;
  await mkdir(work, { recursive: true });
  const free = waitFor(`${work} to be free`, () => lockFolder(work), { timeoutMs: WAIT_MS, intervalMs: 200 });
  const lock = await free.catch(() => undefined);
  if (lock === undefined) return `another process has been downloading it for ${WAIT_MS / 1_000} s`;
  try {
    if (existsSync(target)) return undefined;
    process.stderr.write(`Downloading Debian's package ${PACKAGE} into ${target}\n`);
    return (await download(work)) ?? (await unpack(work, target));
  } finally {
    await lock.release();
  }
}

async function download(work: string): Promise<string | undefined> {
  await rm(`${work}/package`, { recursive: true, force: true });
  await mkdir(`${work}/package`);
  // As root, apt would hand the download to a user of its own who may not write here.
  const sandbox = process.getuid?.() === 0 ? ["-o", "APT::Sandbox::User=root"] : [];
  const apt = (args: readonly string[]) =>
    runCommand("apt-get", [...sandbox, ...args], { timeoutMs: DOWNLOAD_MS, cwd: `${work}/package` });
  if ((await apt(["download", PACKAGE])).ok) return undefined;
  // The machine knows of no packages, or of old ones: lists of our own change nothing of the system's.
  const own = ["-o", `Dir::State::Lists=${work}/lists`, "-o", `Dir::Cache=${work}/cache`];
  await mkdir(`${work}/lists/partial`, { recursive: true });
  await mkdir(`${work}/cache/archives/partial`, { recursive: true });
  // An update may fail for one of several sources; the download then still tells.
  await apt([...own, "update"]);
  const { ok, problem } = await apt([...own, "download", PACKAGE]);
  return ok ? undefined : problem;
}

async function unpack(work: string, target: string): Promise<string | undefined> {
  const file = (await readdir(`${work}/package`)).find((name) => name.endsWith(".deb"));
  if (file === undefined) return `apt-get download ${PACKAGE} left no package`;
  const fresh = `${work}/unpacked`;
  await rm(fresh, { recursive: true, force: true });
  const { ok, problem } = await runCommand("dpkg", ["-x", `${work}/package/${file}`, fresh]);
  if (!ok) return problem;
  // One that is interrupted must not be taken for a whole one.
  await rename(fresh, target);
  for (const name of ["package", "lists", "cache"]) {
    await rm(`${work}/${name}`, { recursive: true, force: true });
  }
  return undefined;
}
