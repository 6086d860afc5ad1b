import { fileURLToPath } from "node:url";
import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { succeed } from "./support/calltape.js";
import { ask } from "./support/database.js";
import { wireEvent } from "./support/wire-events.js";

const LATER = {
  NODE_OPTIONS: `--import=${fileURLToPath(new URL("./support/version-two.mjs", import.meta.url))}`,
};
let bench: Bench;

beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});

const turn = (v: number, content: string, more = "") => {
  const data = `{"turn":1,"speaker":"bot","content":"${content}"${more}}`;
  return JSON.stringify({ ...JSON.parse(wireEvent("turn.completed", data)), v });
};
const turns = () =>
  ask<string[]>(bench.databaseUrl, "SELECT content, source FROM call_turns ORDER BY content");
const versions = () =>
  ask(
    bench.databaseUrl,
    "SELECT data->>'content', schema_version, data->>'source' FROM call_events ORDER BY 1",
  );
const letters = () =>
  ask(bench.databaseUrl, "SELECT reason, resolved_at IS NOT NULL FROM dead_letters ORDER BY id");

it("a newer version than a worker knows is set aside, and stored when it is replayed after the upgrade", async () => {
  await bench.stream.add(turn(1, "old"), turn(2, "new", ',"source":"canned"'));
  await bench.drain();
  expect(await turns()).toEqual([["old", null]]);
  expect(await letters()).toEqual([["newer_version", false]]);

  const { stdout } = await succeed(
    ["dead-letters", "replay", "--reason", "newer_version", "--json"],
    bench.env,
  );
  expect(JSON.parse(stdout.join(""))).toEqual({ replayed: 1 });
  await bench.drain(LATER);
  expect(await turns()).toEqual([
    ["new", "canned"],
    ["old", null],
  ]);
  expect(await letters()).toEqual([["newer_version", true]]);
});

it("an older version than a worker's is kept as it came, and its rows are what the newest version says", async () => {
  await bench.stream.add(turn(1, "old"), turn(2, "new", ',"source":"canned"'));
  await bench.drain(LATER);
  expect(await turns()).toEqual([
    ["new", "canned"],
    ["old", "llm"],
  ]);
  expect(await versions()).toEqual([
    ["new", 2, "canned"],
    ["old", 1, null],
  ]);
});

it("a newer version that is replayed too early is set aside again, and not lost", async () => {
  await bench.stream.add(turn(2, "new", ',"source":"canned"'));
  await bench.drain();
  await succeed(["dead-letters", "replay"], bench.env);
  await bench.drain();
  expect(await letters()).toEqual([
    ["newer_version", true],
    ["newer_version", false],
  ]);
});
