import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { freePort, killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { calltape, type Outcome, run, runOn, succeed } from "./support/calltape.js";

const recording = makeRecording({ calls: 10 });
const text = `${recording.lines.join("\n")}\n`;
const folder = `${tmpdir()}/calltape-${randomUUID()}`;
const files = {
  plain: `${folder}/plain.ndjson`,
  packed: `${folder}/packed.gz`,
  broken: `${folder}/broken.gz`,
  cut: `${folder}/cut.gz`,
  missing: `${folder}/missing.ndjson`,
  folder,
};
let bench: Bench;

beforeAll(async () => {
  await mkdir(folder);
  const packed = gzipSync(text);
  await Promise.all([
    // As another system may write it: with blank lines, CR LF, and no line's end at the end.
    writeFile(files.plain, `\n${recording.lines.join("\r\n\r\n")}`),
    writeFile(files.packed, packed),
    writeFile(files.broken, Buffer.concat([packed.subarray(0, 2), Buffer.from("no gzip at all")])),
    writeFile(files.cut, packed.subarray(0, packed.length / 2)),
  ]);
});
beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** With Redis away it takes its time, which passes while the other tests run. */
const withRedisAway = freePort().then((port) =>
  runOn(text, ["replay", "-"], { REDIS_URL: `redis://:geheim@127.0.0.1:${port}` }),
);

function expectOneLine({ code, stdout, stderr }: Outcome, said: string): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: [] });
  expect(stderr).toHaveLength(1);
  expect(stderr[0]).toContain(said);
}

async function expectStored(): Promise<void> {
  expect(await bench.stream.length()).toBe(recording.lines.length);
  await bench.drain();
  await expectExactly(bench.databaseUrl, recording.figures);
}

describe("replay", () => {
  it.each(["plain", "packed"] as const)("sends every event of a %s file", async (kind) => {
    const { stdout, stderr } = await succeed(["replay", "--json", files[kind]], bench.env);
    expect(JSON.parse(stdout.join("\n"))).toMatchObject({ events: recording.lines.length, stopped: false });
    expect(stderr).toEqual([]);
    await expectStored();
  });

  it("reads standard input", async () => {
    const { code, stdout } = await runOn(text, ["replay", "-"], bench.env);
    expect(code).toBe(0);
    expect(stdout).toHaveLength(1);
    expect(stdout[0]).toContain(`${recording.lines.length} events`);
    await expectStored();
  });

  it("passes recorded time as many times as fast as it is told", async () => {
    const secondsAt = async (...options: string[]) => {
      const { stdout } = await succeed(["replay", ...options, "--json", files.packed], bench.env);
      return Number(JSON.parse(stdout.join("\n")).seconds);
    };
    const quickly = await secondsAt();
    const paced = await secondsAt("--speed", String(recording.spanMs / 2_000));
    expect(paced).toBeGreaterThan(1.8);
    expect(paced).toBeLessThan(2 + Math.max(3, quickly * 3));
    expect(quickly).toBeLessThan(paced);
  });

  it("that is stopped says how far it came", async () => {
    const child = calltape(["replay", "--speed", "1", "--json", files.packed], bench.env);
    await bench.stream.filled();
    child.kill("SIGTERM");
    expect(await child.exited).toEqual({ code: 1, signal: null });
    const { events, stopped } = JSON.parse(child.stdout.join("\n"));
    expect(stopped).toBe(true);
    expect(events).toBe(await bench.stream.length());
  });
});

describe("replay says in one line what is wrong with", () => {
  it.each([
    ["a file that is not there", files.missing, "cannot read"],
    ["a folder", files.folder, "cannot read"],
    ["a file that only begins like gzip", files.broken, "cannot unpack"],
    ["a file that was cut off", files.cut, "cannot unpack"],
  ])("%s", async (_, path, said) => {
    expectOneLine(await run(["replay", path], bench.env), `${said} ${path}: `);
  });

  it("Redis, when it stays away", async () => {
    const outcome = await withRedisAway;
    expectOneLine(outcome, "cannot reach Redis at redis://:***@127.0.0.1");
    expect(outcome.ms).toBeLessThan(60_000);
  });
});
