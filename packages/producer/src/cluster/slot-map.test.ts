import { describe, expect, it } from "vitest";
import { SlotMap } from "./slot-map.js";

const reply = [
  [0, 5460, ["10.0.0.1", 7000, "id-1", []], ["10.0.0.4", 7000, "id-4", []]],
  [5461, 16383, ["10.0.0.2", 7001, "id-2", []]],
];
const mapOf = (said: unknown) => {
  const map = SlotMap.read(said, "10.0.0.9");
  if (map === undefined) throw new Error("no map");
  return map;
};

describe("the map of slots", () => {
  it("names the master of every slot, and all nodes", () => {
    const map = mapOf(reply);
    expect([0, 5460, 5461, 16383].map((slot) => map.masterOf(slot))).toEqual([
      ...["10.0.0.1:7000", "10.0.0.1:7000", "10.0.0.2:7001", "10.0.0.2:7001"],
    ]);
    expect(map.masters).toEqual(new Set(["10.0.0.1:7000", "10.0.0.2:7001"]));
    expect(map.nodes).toEqual(new Set(["10.0.0.1:7000", "10.0.0.4:7000", "10.0.0.2:7001"]));
  });

  it("takes a node without a name for the one that was asked", () => {
    for (const host of ["", null])
      expect(mapOf([[0, 16383, [host, 7000]]]).masterOf(1)).toBe("10.0.0.9:7000");
  });

  it("knows no master of a slot that nobody has", () => {
    const map = mapOf([[0, 10, ["a", 1]]]);
    expect(map.masterOf(11)).toBeUndefined();
    expect(map.masters).toEqual(new Set(["a:1"]));
  });

  it("differs once a slot has moved", () => {
    const [before, after] = [mapOf(reply), mapOf(reply)];
    expect(after.differsFrom(before)).toBe(false);
    after.move(5460, "10.0.0.2:7001");
    expect(after.masterOf(5460)).toBe("10.0.0.2:7001");
    expect(after.differsFrom(before)).toBe(true);
  });

  it.each([[[]], ["OK"], [undefined]])("is none: %j", (said) => {
    expect(SlotMap.read(said, "a")).toBeUndefined();
  });
});
