import { describe, expect, it } from "vitest";
import { mayHaveLost, runIdOf } from "./server-sight.js";
import type { StreamSight } from "./stream-sight.js";

const stream = (added: number): StreamSight => ({ added, removed: 0, firstId: "1-0", lastId: `${added}-0` });
const server = (runId: string, ...added: number[]) => ({ runId, streams: added.map(stream) });
const before = server("aa", 10, 20);

describe("mayHaveLost", () => {
  it.each([
    ["nothing was added", server("aa", 10, 20), [0, 0], false],
    ["what was confirmed is there", server("aa", 13, 20), [3, 0], false],
    ["another server answers", server("bb", 13, 20), [3, 0], true],
    ["one of the streams is another", server("aa", 10, 0), [0, 0], true],
    ["an old server does not count", { runId: "aa", streams: [undefined, stream(20)] }, [3, 0], false],
  ])("when %s", (_, now, confirmed, expected) => {
    expect(mayHaveLost(before, now, confirmed, false)).toBe(expected);
  });

  it("when the server does not say who it is, only on another connection", () => {
    const unnamed = { runId: undefined, streams: [undefined] };
    expect(mayHaveLost(unnamed, unnamed, [3], true)).toBe(true);
    expect(mayHaveLost(unnamed, unnamed, [3], false)).toBe(false);
    expect(mayHaveLost(before, before, [0, 0], true)).toBe(false);
  });
});

it("reads which run of the server it is", () => {
  expect(runIdOf("# Server\r\nredis_version:7.0.15\r\nrun_id:0a1b2c\r\n")).toBe("0a1b2c");
  expect(runIdOf(new Error("NOPERM"))).toBeUndefined();
});
