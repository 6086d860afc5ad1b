import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { makePassableFolder } from "./passable-folder.js";
import type { PostgresHome } from "./postgres-home.js";
import { runCommand } from "./run-command.js";

export const SUPERUSER = "calltape";

const INITDB_MS = 120_000;
const INITDB_ARGS = [
  `--username=${SUPERUSER}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // The same order of text on every machine, whatever locales it has.
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--no-sync",
];

/**
 * Sees to it that `dir` holds a cluster in `dir/data` and the superuser's password in `dir/password`; returns
 * the password. A cluster that was begun and not finished is begun anew.
 */
export async function ensureCluster(home: PostgresHome, dir: string): Promise<string> {
  await makePassableFolder(dir);
  const passwordFile = `${dir}/password`;
  if (existsSync(`${dir}/data`)) {
    await checkVersion(home, dir);
    return await readFile(passwordFile, "utf8");
  }
  const password = randomBytes(18).toString("base64url");
  await writeFile(passwordFile, password, { mode: 0o600 });
  const fresh = `${dir}/data.new`;
  const handedOver = `${dir}/initdb-password`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(handedOver, password, { mode: 0o600 });
  if (home.user !== undefined) {
    await chown(fresh, home.user.uid, home.user.gid);
    await chown(handedOver, home.user.uid, home.user.gid);
  }
  const { ok, problem } = await runCommand(
    `${home.binDir}/initdb`,
    [...INITDB_ARGS, `--pwfile=${handedOver}`, "--pgdata", fresh],
    {
      user: home.user,
      cwd: fresh,
      timeoutMs: INITDB_MS,
      env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    },
  );
  await rm(handedOver, { force: true });
  if (!ok) throw new Error(`initdb could not make a Postgres cluster in ${fresh}: ${problem}`);
  await rename(fresh, `${dir}/data`);
  return password;
}

/** The same from a copy of a cluster made once: a fraction of the time that initdb takes. */
export async function copyTemplateCluster(home: PostgresHome, dir: string): Promise<string> {
  const identity = [home.version, home.user?.uid, ...INITDB_ARGS].join(" ");
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 12);
  const template = `${home.base}/template-${hash}`;
  if (!existsSync(template)) {
    const fresh = `${template}.${randomBytes(4).toString("hex")}`;
    await ensureCluster(home, fresh);
    // Another process may have been quicker; its template is as good.
    await rename(fresh, template).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  await makePassableFolder(dir);
  const files = [`${template}/data`, `${template}/password`];
  const { ok, problem } = await runCommand("cp", ["-Rp", ...files, dir], { timeoutMs: INITDB_MS });
  if (!ok) throw new Error(`The cluster ${template} could not be copied to ${dir}: ${problem}`);
  return await readFile(`${dir}/password`, "utf8");
}

async function checkVersion(home: PostgresHome, dir: string): Promise<void> {
  const major = (await readFile(`${dir}/data/PG_VERSION`, "utf8")).trim();
  if (home.version.split(".")[0] === major) return;
  throw new Error(
    `${dir} holds data of Postgres ${major} and this is ${home.version}: remove the folder to start afresh`,
  );
}
