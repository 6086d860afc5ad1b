import { readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Child, killChildren, startChild } from "../child.js";
import { waitFor } from "../wait-for.js";
import { makePassableFolder } from "./passable-folder.js";
import { isProcessAlive } from "./process-info.js";
import { defaultStateDir } from "./project-folder.js";
import type { StartServicesOptions } from "./start-services.js";

const SCRIPT = fileURLToPath(new URL("../../fixtures/own-services.mjs", import.meta.url));
/** Longer than Postgres and Redis take to stop, or to be started on a busy machine. */
export const LONG = { timeoutMs: 60_000 };

export interface ServicesOwner {
  readonly child: Child;
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly hostPid: number;
  /** The processes of Redis and of Postgres. */
  readonly servers: number[];
}

/** A state folder of a test's own, and the processes that start services in it. */
export class ServicesTrial {
  readonly stateDir: string;
  readonly #children: Child[] = [];

  private constructor(stateDir: string) {
    this.stateDir = stateDir;
  }

  static async create(stateDir = `${defaultStateDir}/tests/${crypto.randomUUID()}`): Promise<ServicesTrial> {
    await makePassableFolder(stateDir);
    return new ServicesTrial(stateDir);
  }

  /** Starts services in a process that can be killed; waits until they are up. */
  async start(options: StartServicesOptions = {}, env: Record<string, string> = {}): Promise<ServicesOwner> {
    const child = this.launch(options, env);
    const [line] = await child.line(/^\{.*\}$/, LONG);
    const { redisUrl, databaseUrl, pid } = JSON.parse(line);
    return { child, redisUrl, databaseUrl, hostPid: pid, servers: await this.#serverPids() };
  }

  launch(options: StartServicesOptions = {}, env: Record<string, string> = {}): Child {
    const child = startChild(SCRIPT, {
      args: [JSON.stringify({ stateDir: this.stateDir, fsync: false, ...options })],
      env: { REDIS_URL: undefined, DATABASE_URL: undefined, ...env },
    });
    this.#children.push(child);
    return child;
  }

  /** The folder outside that was made for Postgres, if any. */
  async outsideFolder(): Promise<string | undefined> {
    const note = await readFile(`${this.stateDir}/outside-folder`, "utf8").catch(() => "");
    return note.trim() === "" ? undefined : note.trim();
  }

  async folders(): Promise<string[]> {
    return (await readdir(`${this.stateDir}/servers`)).sort();
  }

  async end(): Promise<void> {
    killChildren();
    for (const child of this.#children) await child.exited;
    await waitFor("the locks to be gone", async () => !(await this.#isLocked()), LONG);
    const outside = await this.outsideFolder();
    if (outside !== undefined) await rm(outside, { recursive: true });
    await rm(this.stateDir, { recursive: true });
  }

  async #isLocked(): Promise<boolean> {
    const locks = await this.#contents(this.stateDir, "/lock");
    return locks.some((lock) => isProcessAlive(Number.parseInt(lock, 10)));
  }

  /** By the records kept beside the data. */
  async #serverPids(): Promise<number[]> {
    const own = await this.#contents(this.stateDir, "/process.json");
    const outside = await this.outsideFolder();
    const others = outside === undefined ? [] : await this.#contents(outside, "/process.json");
    return [...own, ...others].map((record) => JSON.parse(record).pid);
  }

  async #contents(base: string, ending: string): Promise<string[]> {
    const files = await readdir(`${base}/servers`, { recursive: true }).catch(() => []);
    const wanted = files.filter((file) => file.endsWith(ending));
    const read = wanted.map((file) => readFile(`${base}/servers/${file}`, "utf8").catch(() => ""));
    return (await Promise.all(read)).filter((text) => text !== "");
  }
}

export async function waitUntilEnded(pids: readonly number[]): Promise<void> {
  await waitFor(`the processes ${pids.join(", ")} to end`, () => !pids.some(isProcessAlive), LONG);
}
