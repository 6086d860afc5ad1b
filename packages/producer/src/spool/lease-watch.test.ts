import { spawnSync } from "node:child_process";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LeaseWatch } from "./lease-watch.js";
import { LEASE_EXPIRY_MS, SpoolHome } from "./spool-home.js";

let spool: string;
let home: SpoolHome;
let now: number;
let watch: LeaseWatch;

beforeEach(async () => {
  spool = await mkdtemp(join(tmpdir(), "calltape-lease-"));
  home = await SpoolHome.create(spool);
  now = 1_000;
  watch = new LeaseWatch(() => now);
});
afterEach(() => rm(spool, { recursive: true }));

const lease = (host: string, pid: number) =>
  writeFile(join(home.path, "lease"), JSON.stringify({ host, pid }));

/** Seconds since 1970; whose clock does not matter. */
const touch = (seconds: number) => utimes(join(home.path, "lease"), seconds, seconds);

describe("the home of a process", () => {
  it("that lives here is left alone, and it may be silent for a while", async () => {
    expect(await watch.isAbandoned(home.path)).toBe(false);
    now += LEASE_EXPIRY_MS - 1;
    expect(await watch.isAbandoned(home.path)).toBe(false);
  });

  it("on another machine is left alone as long as its lease is touched, by whatever clock", async () => {
    await lease("elsewhere", 1);
    for (const seconds of [5, 4, 6, 3]) {
      await touch(seconds);
      expect(await watch.isAbandoned(home.path)).toBe(false);
      now += LEASE_EXPIRY_MS - 1;
    }
    expect(await watch.isAbandoned(home.path)).toBe(false);
    now += 1;
    expect(await watch.isAbandoned(home.path)).toBe(true);
  });

  it("that does not run here any more, or has left it, is free at once", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await lease(hostname(), pid);
    expect(await watch.isAbandoned(home.path)).toBe(true);
    await rm(join(home.path, "lease"));
    expect(await watch.isAbandoned(home.path)).toBe(true);
  });
});
