import { mkdir, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isProcessAlive, processStartTime } from "./process-info.js";
import { recordProcess, stopLeftover } from "./process-record.js";
import { defaultStateDir } from "./project-folder.js";
import { type RedisServer, startRedis } from "./redis.js";

let dir: string;
let server: RedisServer;

beforeEach(async () => {
  dir = `${defaultStateDir}/tests/${crypto.randomUUID()}`;
  await mkdir(dir, { recursive: true });
  server = await startRedis({ dir: `${dir}/redis` });
});

afterEach(async () => {
  await server.dispose();
  await rm(dir, { recursive: true });
});

function pidOf({ pid }: RedisServer): number {
  if (pid === undefined) throw new Error("The server is down");
  return pid;
}

describe("stopLeftover", () => {
  it("stops the server that is on record in its folder", async () => {
    const pid = pidOf(server);
    await stopLeftover(server.dir, "SIGTERM");
    expect(isProcessAlive(pid)).toBe(false);
  });

  it("leaves a process alone that only has the id on record", async () => {
    const pid = pidOf(server);
    await writeFile(`${server.dir}/process.json`, JSON.stringify({ pid, startTime: "1" }));
    await stopLeftover(server.dir, "SIGTERM");
    expect(isProcessAlive(pid)).toBe(true);
  });

  it("leaves a process alone that does not name the folder on its command line", async () => {
    const pid = pidOf(server);
    await mkdir(`${dir}/other`);
    await recordProcess(`${dir}/other`, pid);
    expect(await processStartTime(pid)).toBeDefined();
    await stopLeftover(`${dir}/other`, "SIGTERM");
    expect(isProcessAlive(pid)).toBe(true);
  });
});
