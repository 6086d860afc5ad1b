import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SessionEntry } from "./session-entry.js";
import { SessionMemory } from "./session-memory.js";

const LIMITS = { maxSessions: 5, maxBytes: 10_000 };

function put(memory: SessionMemory, callId: string, isWritten: boolean, length = 1): SessionEntry {
  const entry = memory.getOrMake(callId);
  const change = memory.nextChange(entry);
  entry.state = { json: "x".repeat(length), rank: 0, version: change, change };
  entry.expiresAt = performance.now() + 60_000;
  if (isWritten) entry.written = change;
  memory.store(entry);
  return entry;
}

describe("sessions in memory", () => {
  it("never exceed their bounds, and unwritten ones go only when no written one is left", () => {
    const puts = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.boolean(), fc.integer({ min: 1, max: 2_000 })));
    fc.assert(
      fc.property(puts, (all) => {
        let dropped = 0;
        const memory = new SessionMemory(LIMITS, () => dropped++);
        for (const [name, isWritten, length] of all) {
          const [before, unwritten] = [dropped, memory.unwritten];
          put(memory, String(name), isWritten, length);
          expect(memory.held).toBeLessThanOrEqual(LIMITS.maxSessions);
          expect(memory.bytes).toBeLessThanOrEqual(LIMITS.maxBytes);
          if (dropped > before) expect(memory.held).toBe(memory.unwritten);
          expect(unwritten - memory.unwritten).toBeLessThanOrEqual(dropped - before + 1);
        }
        expect(memory.dropped).toBe(dropped);
      }),
    );
  });

  it("go by their last use, the written before the unwritten", () => {
    const memory = new SessionMemory(LIMITS, () => undefined);
    put(memory, "unwritten", false);
    for (const name of ["a", "b", "c", "d"]) put(memory, name, true);
    memory.get("a");
    put(memory, "e", true);
    put(memory, "f", true);
    const left = ["unwritten", "a", "b", "c", "d", "e", "f"].filter((name) => memory.get(name) !== undefined);
    expect(left).toEqual(["unwritten", "a", "d", "e", "f"]);
    expect(memory.dropped).toBe(0);
  });

  it("are over when their time is, also for those who count them", () => {
    const memory = new SessionMemory(LIMITS, () => undefined);
    put(memory, "a", true).expiresAt = performance.now() - 1;
    put(memory, "b", true);
    expect(memory.countLive()).toBe(1);
    expect(memory.get("a")).toBeUndefined();
    expect(memory.held).toBe(1);
  });

  it("are unwritten again when Redis may have lost them", () => {
    const memory = new SessionMemory(LIMITS, () => undefined);
    put(memory, "a", true);
    memory.doubtAll();
    expect(memory.unwritten).toBe(1);
    expect(memory.held).toBe(1);
  });

  it("tell who waits for one that had to go", async () => {
    const memory = new SessionMemory({ maxSessions: 1, maxBytes: 10_000 }, () => undefined);
    const entry = put(memory, "a", false);
    const outcome = new Promise((done) => entry.waiters.add({ change: entry.change, done }));
    put(memory, "b", false);
    expect(await outcome).toBe("dropped");
  });
});
