import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRecord, sealRecord } from "./spool-record.js";

const anyJson = fc.jsonValue().map((value) => JSON.stringify(value));

describe("spool record", () => {
  it("is read back as it was sealed", () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const line = Buffer.from(sealRecord(json));
        expect(line.indexOf("\n")).toBe(line.length - 1);
        expect(openRecord(line.subarray(0, -1))).toBe(json);
      }),
    );
  });

  it("is not read when any byte of it is missing or changed", () => {
    const aPlace = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(anyJson, aPlace, fc.integer({ min: 1, max: 255 }), (json, place, change) => {
        const line = Buffer.from(sealRecord(json)).subarray(0, -1);
        const index = Math.floor(place * line.length);
        expect(openRecord(line.subarray(0, index))).toBeUndefined();
        const changed = Buffer.from(line);
        changed.writeUInt8((changed.readUInt8(index) + change) % 256, index);
        expect(openRecord(changed)).toBeUndefined();
      }),
    );
  });
});
