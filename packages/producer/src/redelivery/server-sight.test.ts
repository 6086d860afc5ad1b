import { describe, expect, it } from "vitest";
import { isElsewhere, mayHaveLost, runIdOf } from "./server-sight.js";
import type { StreamSight } from "./stream-sight.js";

const stream = (added: number): StreamSight => ({ added, removed: 0, firstId: "1-0", lastId: `${added}-0` });
const before = { runId: "aa", stream: stream(10), connection: 1 };

describe("mayHaveLost", () => {
  it.each([
    ["nothing was added", {}, 0, false],
    ["what was confirmed is there", { stream: stream(13) }, 3, false],
    ["only the connection is another", { stream: stream(13), connection: 2 }, 3, false],
    ["another server answers", { stream: stream(13), runId: "bb" }, 3, true],
    ["the stream is another", { stream: stream(0) }, 0, true],
    ["an old server does not count", { stream: undefined }, 3, false],
  ])("when %s", (_, change, confirmed, expected) => {
    expect(mayHaveLost(before, { ...before, ...change }, confirmed)).toBe(expected);
  });

  it("when the server does not say who it is, only on another connection", () => {
    const unnamed = { runId: undefined, stream: undefined, connection: 1 };
    expect(mayHaveLost(unnamed, { ...unnamed, connection: 2 }, 3)).toBe(true);
    expect(mayHaveLost(unnamed, unnamed, 3)).toBe(false);
  });
});

it("reads which run of the server it is", () => {
  expect(runIdOf("# Server\r\nredis_version:7.0.15\r\nrun_id:0a1b2c\r\n")).toBe("0a1b2c");
  expect(runIdOf(new Error("NOPERM"))).toBeUndefined();
});

it("knows an answer that says nothing of the stream", () => {
  expect(isElsewhere(new Error("MOVED 3999 127.0.0.1:6381"))).toBe(true);
  expect(isElsewhere(new Error("CLUSTERDOWN The cluster is down"))).toBe(true);
  expect(isElsewhere(new Error("ERR no such key"))).toBe(false);
  expect(isElsewhere(["length", 1])).toBe(false);
});
