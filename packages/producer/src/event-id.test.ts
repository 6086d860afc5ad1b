import { describe, expect, it } from "vitest";
import { eventId, isUuid } from "./event-id.js";

describe("eventId", () => {
  it("is a UUID v7 of its millisecond", () => {
    const time = Date.parse("2026-11-02T09:15:01.250Z");
    const id = eventId(time);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(time);
  });

  it("never comes twice, and uses all variants", () => {
    const ids = Array.from({ length: 20_000 }, () => eventId(1_700_000_000_000));
    expect(new Set(ids).size).toBe(ids.length);
    const share = (variant: string) => ids.filter((id) => id[19] === variant).length / ids.length;
    for (const variant of "89ab") expect(share(variant)).toBeCloseTo(0.25, 1);
  });
});

describe("isUuid", () => {
  it("accepts either case and nothing else", () => {
    expect(isUuid("0199A3F0-1B2C-7D3E-8F40-515263748596")).toBe(true);
    for (const value of ["0199a3f01b2c7d3e8f40515263748596", "PJSIP/trunk-1", "", 7, null]) {
      expect(isUuid(value)).toBe(false);
    }
  });
});
