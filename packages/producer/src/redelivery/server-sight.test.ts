import { describe, expect, it } from "vitest";
import { entriesAddedOf, mayHaveLost, runIdOf } from "./server-sight.js";

const before = { runId: "aa", entriesAdded: 10, connection: 1 };

describe("mayHaveLost", () => {
  it.each([
    ["nothing was added", { entriesAdded: 10 }, 0, false],
    ["what was confirmed is there", { entriesAdded: 13 }, 3, false],
    ["others added more", { entriesAdded: 99 }, 3, false],
    ["only the connection is another", { entriesAdded: 13, connection: 2 }, 3, false],
    ["another server answers", { entriesAdded: 13, runId: "bb" }, 3, true],
    ["the stream was emptied", { entriesAdded: 0 }, 0, true],
    ["it was emptied and filled again by a part", { entriesAdded: 12 }, 3, true],
    ["an old server does not count", { entriesAdded: undefined }, 3, false],
  ])("when %s", (_, change, confirmed, expected) => {
    expect(mayHaveLost(before, { ...before, ...change }, confirmed)).toBe(expected);
  });

  it("when the server does not say who it is, only on another connection", () => {
    const unnamed = { runId: undefined, entriesAdded: undefined, connection: 1 };
    expect(mayHaveLost(unnamed, { ...unnamed, connection: 2 }, 3)).toBe(true);
    expect(mayHaveLost(unnamed, unnamed, 3)).toBe(false);
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
