import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FindPrometheusOptions, findPrometheus } from "./find-prometheus.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(`${tmpdir()}/calltape-find-prometheus-`);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true });
});

/** Looks only into the test's own folder. */
function find(options: Partial<FindPrometheusOptions> = {}) {
  return findPrometheus({ stateDir: `${dir}/state`, searchPath: dir, download: false, ...options });
}

async function programs(folder: string, exitCode = 0) {
  await mkdir(folder, { recursive: true });
  for (const name of ["prometheus", "promtool"]) {
    await writeFile(`${folder}/${name}`, `#!/bin/sh\nexit ${exitCode}\n`);
    await chmod(`${folder}/${name}`, 0o755);
  }
  return { prometheus: `${folder}/prometheus`, promtool: `${folder}/promtool` };
}

describe("findPrometheus", () => {
  it("takes the programs from the path", async () => {
    const there = await programs(dir);
    await programs(`${dir}/state/prometheus/usr/bin`);
    expect(await find()).toEqual(there);
  });

  it("takes the unpacked package when those on the path do not run", async () => {
    await programs(dir, 1);
    const unpacked = await programs(`${dir}/state/prometheus/usr/bin`);
    expect(await find()).toEqual(unpacked);
  });

  it("says in one line where to get it when there is none", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(await find()).toBeUndefined();
    expect(said.mock.calls.map(([text]) => text)).toEqual([
      expect.stringMatching(
        /^No Prometheus on this machine .+ skipped: put prometheus and promtool from https:\S+ on the path\n$/,
      ),
    ]);
  });
});
