import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ServiceOptions } from "./service-host.js";

export interface StartServicesOptions extends Partial<ServiceOptions> {
  readonly env?: NodeJS.ProcessEnv;
  /** Enough for installing Redis from the system's packages, if that is needed. */
  readonly timeoutMs?: number;
}

export interface Services {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  /** The process that the servers belong to. */
  readonly pid: number;
  /** Settles when that process has ended, by `stop` or otherwise; its argument tells how. */
  readonly exited: Promise<string>;
  /** Stops the servers; resolves when they are down. */
  stop(): Promise<void>;
}

/** From src/servers as from dist/servers, which lie equally deep. */
const HOST = fileURLToPath(new URL("../../dist/servers/service-host-main.js", import.meta.url));
const STOP_MS = 60_000;

/**
 * Starts Redis and Postgres in a process of their own, which stops them when this process ends in whatever
 * way: it holds the other end of a pipe that closes even when this process is killed.
 */
export async function startServices(options: StartServicesOptions = {}): Promise<Services> {
  const { env = process.env, timeoutMs = 600_000 } = options;
  if (!existsSync(HOST)) throw new Error(`${HOST} has not been built: run npm run setup`);
  const child = spawn(process.execPath, [HOST, ...hostArgs(options)], {
    env,
    // Detached, so that a Ctrl-C on the terminal does not reach the servers' owner before us.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.on("error", () => child.stdin.destroy());
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
  const stop = async () => {
    child.stdin.end();
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await exited;
    clearTimeout(timer);
  };

  const said = new Map<string, string>();
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) said.set(name, value);
      if (name === "DATABASE_URL") resolve();
    });
    // Not "exit": what the process has said last may not have been read by then.
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([ready, late]);
  clearTimeout(timer);

  const [redisUrl, databaseUrl, pid] = [said.get("REDIS_URL"), said.get("DATABASE_URL"), child.pid];
  if (redisUrl !== undefined && databaseUrl !== undefined && pid !== undefined) {
    return { redisUrl, databaseUrl, pid, exited, stop };
  }
  const ended = child.exitCode !== null || child.signalCode !== null || pid === undefined;
  const why = said.get("ERROR") ?? (ended ? await exited : `not ready after ${timeoutMs} ms`);
  await stop();
  throw new Error(`The servers could not be started: ${why}`);
}

function hostArgs({ instance, ephemeral, fsync, stateDir }: StartServicesOptions): string[] {
  return [
    "--while-stdin-open",
    ...(instance === undefined ? [] : ["--instance", String(instance)]),
    ...(ephemeral === true ? ["--ephemeral"] : []),
    ...(fsync === false ? ["--no-fsync"] : []),
    ...(stateDir === undefined ? [] : ["--state-dir", stateDir]),
  ];
}
