import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectExactly } from "./expect-exactly.js";
import { makeRecording, type RecordingFile } from "./recording.js";
import { type Bench, openBench } from "./support/bench.js";
import { logged, succeed } from "./support/calltape.js";
import { hashTables } from "./support/database.js";

const recording = makeRecording({ calls: 200 });
let file: RecordingFile;
let bench: Bench;

beforeAll(async () => {
  file = await recording.write();
});
beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});
afterAll(() => file.remove());

const replay = (env: Bench["env"]) => succeed(["replay", file.path], env);

describe("a recording with every type of event, across a month's end", () => {
  it("holds all nine types, in two months", () => {
    expect(new Set(recording.lines.map((line) => JSON.parse(line).type)).size).toBe(9);
    expect(Object.keys(recording.figures.rows).filter((name) => name.startsWith("calls_"))).toHaveLength(2);
    expect(recording.repeated).toBeGreaterThan(50);
    expect(recording.figures.incomplete.length).toBeGreaterThan(3);
  });

  it("is stored exactly by one worker, and changes no row when it is replayed", async () => {
    await replay(bench.env);
    await bench.drain();
    await expectExactly(bench.databaseUrl, recording.figures);

    const before = await hashTables(bench.databaseUrl);
    await replay(bench.env);
    const again = await bench.drain();
    expect(logged(again, "worker_stopped")).toMatchObject([
      { committed: 0, duplicates: recording.lines.length, deadLetters: 0 },
    ]);
    expect(await hashTables(bench.databaseUrl)).toEqual(before);
  });

  it("is stored exactly by three workers at once, from three shards", async () => {
    const env = { ...bench.env, CALLTAPE_SHARDS: "3", CALLTAPE_BATCH_SIZE: "20" };
    await replay(env);
    const outcomes = await Promise.all([bench.drain(env), bench.drain(env), bench.drain(env)]);
    await expectExactly(bench.databaseUrl, recording.figures);
    const totals = outcomes.flatMap((outcome) => logged(outcome, "worker_stopped"));
    const committed = totals.map((line) => Number(line["committed"]));
    expect(committed.reduce((sum, count) => sum + count, 0)).toBe(recording.figures.rows["call_events"]);
    expect(committed.filter((count) => count > 0).length).toBeGreaterThan(1);
  });
});
