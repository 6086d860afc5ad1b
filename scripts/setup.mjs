// @ts-check
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { copyMigrations } from "./copy-migrations.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { pnpmEnvironment } from "./pnpm-environment.mjs";
import { removeStaleOutput } from "./remove-stale-output.mjs";
import { projectDir, runStep, stateDir } from "./run-step.mjs";

const STAMP = `${stateDir}/installed`;

/** Installs the locked dependencies, unless that is done already, and builds. */
export async function setup() {
  await install();
  await build();
}

export async function install() {
  const wanted = await fingerprint();
  const installed = await readFile(STAMP, "utf8").catch(() => "");
  if (installed === wanted && existsSync(`${projectDir}/node_modules/.modules.yaml`)) return;
  const pnpm = await pinnedPnpm();
  say(`Installing dependencies with ${pnpm}`);
  await rm(STAMP, { force: true });
  // NODE_ENV=production would leave out what building and testing need.
  const args = ["--yes", pnpm, "install", "--frozen-lockfile", "--prod=false"];
  await runOrFail("npx", args, {
    env: pnpmEnvironment(process.env),
    advice:
      "The dependencies could not be installed: check the network, or run pnpm install if a package.json has changed",
  });
  await mkdir(stateDir, { recursive: true });
  await writeFile(STAMP, wanted);
}

export async function build() {
  say("Building");
  await runOrFail(process.execPath, ["node_modules/typescript/bin/tsc", "--build"], {
    advice: "The build failed: correct the errors above",
  });
  await removeStaleOutput();
  await copyMigrations();
}

/** @returns {Promise<string>} for example `pnpm@10.0.0` */
async function pinnedPnpm() {
  const manifest = JSON.parse(await readFile(`${projectDir}/package.json`, "utf8"));
  const [, pnpm] = /^(pnpm@\d+\.\d+\.\d+)/.exec(manifest.packageManager) ?? [];
  if (pnpm === undefined) throw new Error("package.json pins no version of pnpm in packageManager");
  return pnpm;
}

/** What the installed dependencies depend on. */
async function fingerprint() {
  const hash = createHash("sha256");
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  const packages = await readdir(`${projectDir}/packages`);
  const members = [...packages.sort().map((name) => `packages/${name}`), "chaos", "bench"];
  const manifests = ["package.json", ...members.map((member) => `${member}/package.json`)];
  for (const path of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests]) {
    const text = await readFile(`${projectDir}/${path}`, "utf8").catch(() => "");
    hash.update(`${path} ${text.length}\n${text}`);
  }
  return hash.digest("hex");
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, advice: string }} options
 */
async function runOrFail(command, args, { env, advice }) {
  const { ok, output } = await runStep(command, args, { quiet: true, ...(env && { env }) });
  if (ok) return;
  process.stderr.write(output);
  throw new Error(advice);
}

/** @param {string} message */
function say(message) {
  process.stderr.write(`${message}\n`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  endWithNpm();
  await setup().catch((error) => {
    say(error.message);
    process.exitCode = 1;
  });
}
