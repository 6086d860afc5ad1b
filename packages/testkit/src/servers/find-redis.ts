import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, symlink } from "node:fs/promises";
import { delimiter } from "node:path";
import { installRedis } from "./install-redis.js";
import { runCommand } from "./run-command.js";

export type RedisSource =
  | { readonly kind: "binary"; readonly path: string }
  | { readonly kind: "docker"; readonly image: string };

const DOCKER_IMAGE = "redis:7";
const OLDEST_VERSION = [6, 2] as const;

export interface FindRedisOptions {
  readonly stateDir: string;
  readonly searchPath?: string;
  /** Whether packages of the system may be installed. */
  readonly install?: boolean;
  readonly docker?: boolean;
}

/** Where a Redis server comes from on this machine, the least intrusive source first. */
export async function findRedis(options: FindRedisOptions): Promise<RedisSource> {
  const { stateDir, searchPath = process.env["PATH"] ?? "", install = true, docker = true } = options;
  const found = await findBinary(stateDir, searchPath);
  if (found !== undefined) return { kind: "binary", path: found };
  if (install) {
    for await (const attempt of installRedis()) {
      const installed = attempt && (await findBinary(stateDir, searchPath));
      if (installed) return { kind: "binary", path: installed };
    }
  }
  if (docker && (await dockerRuns())) return { kind: "docker", image: DOCKER_IMAGE };
  throw new Error(
    `No Redis was found on this machine: install redis-server or valkey-server ${OLDEST_VERSION.join(".")} or later, or set REDIS_URL`,
  );
}

async function findBinary(stateDir: string, searchPath: string): Promise<string | undefined> {
  for (const name of ["redis-server", "valkey-server"]) {
    for (const path of inPath(name, searchPath)) if (await isServer(path)) return path;
  }
  const linked = `${stateDir}/bin/redis-server`;
  if (existsSync(linked) && (await isServer(linked))) return linked;
  // The server and the checker of its dumps are one program, which acts by the name it is called by; packages
  // of the tools alone carry it without installing a service.
  for (const name of ["redis-check-rdb", "valkey-check-rdb"]) {
    for (const path of inPath(name, searchPath)) {
      await link(path, linked);
      if (await isServer(linked)) return linked;
    }
  }
  return undefined;
}

function inPath(name: string, searchPath: string): string[] {
  const folders = searchPath.split(delimiter).filter((folder) => folder.startsWith("/"));
  return folders.map((folder) => `${folder}/${name}`).filter((path) => existsSync(path));
}

async function isServer(path: string): Promise<boolean> {
  const { ok, stdout } = await runCommand(path, ["--version"], { timeoutMs: 5_000 });
  const [, major, minor] = /^(?:Redis|Valkey) server v=(\d+)\.(\d+)/i.exec(stdout) ?? [];
  if (!ok || major === undefined || minor === undefined) return false;
  const [oldestMajor, oldestMinor] = OLDEST_VERSION;
  return Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  const fresh = `${path}.${randomBytes(4).toString("hex")}`;
  await rm(fresh, { force: true });
  await symlink(target, fresh);
  await rename(fresh, path);
}

async function dockerRuns(): Promise<boolean> {
  return (await runCommand("docker", ["info"], { timeoutMs: 5_000 })).ok;
}
