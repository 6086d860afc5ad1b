import { describe, expect, it } from "vitest";
import { isAnother, type StreamSight, streamSightOf } from "./stream-sight.js";

const before: StreamSight = { added: 10, removed: 4, firstId: "500-0", lastId: "1000-2" };

describe("a stream is the same as before", () => {
  it.each([
    ["nothing was added", {}, 0],
    ["what was confirmed is there", { added: 13, lastId: "1100-0" }, 3],
    ["others added more", { added: 99, lastId: "1100-0" }, 3],
    ["all that was there was trimmed", { added: 13, removed: 10, firstId: "1100-0", lastId: "1100-2" }, 3],
    ["it was trimmed to nothing", { removed: 10, firstId: undefined }, 0],
  ])("when %s", (_, changes, confirmed) => {
    expect(isAnother(before, { ...before, ...changes }, confirmed)).toBe(false);
  });
});

describe("a stream is another", () => {
  it.each([
    ["it was emptied", { added: 0, removed: 0, firstId: undefined, lastId: "0-0" }, 0],
    ["what was confirmed is not there", { added: 12 }, 3],
    ["it was emptied and filled again by a part", { added: 9, removed: 0, firstId: "1100-0" }, 0],
    ["it was emptied and filled again by as much", { added: 13, removed: 0, firstId: "10000-0" }, 3],
    ["it was emptied and filled in the same moment", { added: 99, removed: 0, firstId: "1000-3" }, 0],
    [
      "its ids are lower than those it gave",
      { added: 99, removed: 99, firstId: "500-0", lastId: "900-0" },
      0,
    ],
    ["it was emptied, filled, and trimmed a little", { added: 99, removed: 9, firstId: "1100-0" }, 0],
  ])("when %s", (_, changes, confirmed) => {
    expect(isAnother(before, { ...before, ...changes }, confirmed)).toBe(true);
  });
});

it("reads both shapes of a reply, and knows nothing of a server that does not count", () => {
  const list = [
    "length",
    2,
    "last-generated-id",
    "9-1",
    "entries-added",
    7,
    "first-entry",
    ["8-0", ["a", "b"]],
  ];
  const sight = { added: 7, removed: 5, firstId: "8-0", lastId: "9-1" };
  expect(streamSightOf(list)).toEqual(sight);
  const object = { length: 2, "last-generated-id": "9-1", "entries-added": 7, "first-entry": ["8-0", []] };
  expect(streamSightOf(object)).toEqual(sight);
  expect(streamSightOf([...list.slice(0, -2), "first-entry", null])).toEqual({
    ...sight,
    firstId: undefined,
  });
  expect(streamSightOf(["length", 2])).toBeUndefined();
  expect(streamSightOf(new Error("ERR no such key"))).toMatchObject({ added: 0 });
  expect(streamSightOf(new Error("NOPERM this user has no permissions"))).toBeUndefined();
});
