import { chmod, mkdtemp, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FindRedisOptions, findRedis } from "./find-redis.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(`${tmpdir()}/calltape-find-redis-`);
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

/** Looks only into the test's own folder. */
function find(options: Partial<FindRedisOptions> = {}) {
  return findRedis({ stateDir: `${dir}/state`, searchPath: dir, install: false, docker: false, ...options });
}

async function program(name: string, version: string): Promise<void> {
  // Like the real ones, it acts as the server only when called by that name.
  const script = `#!/bin/sh\ncase "$0" in *-server) echo "${version}" ;; *) echo "usage" ;; esac\n`;
  await writeFile(`${dir}/${name}`, script);
  await chmod(`${dir}/${name}`, 0o755);
}

describe("findRedis", () => {
  it("takes redis-server from the path", async () => {
    await program("redis-server", "Redis server v=7.0.15 sha=0");
    expect(await find()).toEqual({ kind: "binary", path: `${dir}/redis-server` });
  });

  it("takes valkey-server when the Redis on the path is too old", async () => {
    await program("redis-server", "Redis server v=6.0.16 sha=0");
    await program("valkey-server", "Valkey server v=8.1.0 sha=0");
    expect(await find()).toEqual({ kind: "binary", path: `${dir}/valkey-server` });
  });

  it("links the checker of dumps under the server's name when only the tools are installed", async () => {
    await program("redis-check-rdb", "Redis server v=7.0.15 sha=0");
    const linked = `${dir}/state/bin/redis-server`;
    expect(await find()).toEqual({ kind: "binary", path: linked });
    expect(await readlink(linked)).toBe(`${dir}/redis-check-rdb`);
    await rm(`${dir}/redis-check-rdb`);
    await expect(find()).rejects.toThrow("No Redis");
  });

  it("says in one sentence what to install when there is none", async () => {
    await expect(find()).rejects.toThrow(
      "No Redis was found on this machine: install redis-server or valkey-server 6.2 or later, or set REDIS_URL",
    );
  });
});
