import { describe, expect, it } from "vitest";
import { entriesAddedOf, mayHaveLost, runIdOf } from "./server-sight.js";

const before = { runId: "aa", entriesAdded: [10, 20] };

describe("mayHaveLost", () => {
  it.each([
    ["nothing was added", { runId: "aa", entriesAdded: [10, 20] }, [0, 0], false],
    ["what was confirmed is there", { runId: "aa", entriesAdded: [13, 20] }, [3, 0], false],
    ["others added more", { runId: "aa", entriesAdded: [99, 21] }, [3, 0], false],
    ["another server answers", { runId: "bb", entriesAdded: [13, 20] }, [3, 0], true],
    ["a stream was emptied", { runId: "aa", entriesAdded: [0, 20] }, [0, 0], true],
    [
      "a stream was emptied and filled again by a part",
      { runId: "aa", entriesAdded: [12, 20] },
      [3, 0],
      true,
    ],
    ["an old server does not count", { runId: "aa", entriesAdded: [undefined, 20] }, [3, 0], false],
  ])("when %s", (_, now, confirmed, expected) => {
    expect(mayHaveLost(before, now, confirmed, false)).toBe(expected);
  });

  it("when the server does not say who it is, only on another connection", () => {
    const unnamed = { runId: undefined, entriesAdded: [undefined] };
    expect(mayHaveLost(unnamed, unnamed, [3], true)).toBe(true);
    expect(mayHaveLost(unnamed, unnamed, [3], false)).toBe(false);
    expect(mayHaveLost(before, before, [0, 0], true)).toBe(false);
  });
});

describe("what Redis says of itself", () => {
  it("names the run of the server", () => {
    expect(runIdOf("# Server\r\nredis_version:7.0.15\r\nrun_id:0a1b2c\r\n")).toBe("0a1b2c");
    expect(runIdOf(new Error("NOPERM"))).toBeUndefined();
  });

  it("counts entries in both shapes of a reply, and none in a stream that is not there", () => {
    expect(entriesAddedOf(["length", 2, "entries-added", 7])).toBe(7);
    expect(entriesAddedOf({ length: 2, "entries-added": 7 })).toBe(7);
    expect(entriesAddedOf(["length", 2])).toBeUndefined();
    expect(entriesAddedOf(new Error("ERR no such key"))).toBe(0);
    expect(entriesAddedOf(new Error("NOPERM this user has no permissions"))).toBeUndefined();
  });
});
