import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEvent } from "../ledger/read-ledger.js";
import { excuseFor, type Fates, type KilledHandler } from "./must-be-stored.js";

const event = (changes: Partial<LedgerEvent> = {}): LedgerEvent => ({
  ...{ token: "h/1", writer: "h", callId: "c", seq: 0, type: "turn.completed", recordedAt: 100_000 },
  ...{ refused: undefined, outAt: 100_010, mayBeOnDisk: false, ...changes },
});
const loss = { kind: "killed", from: 98_000, until: 100_500, over: 101_000 };
const killedAt = (at: number, resentAt: number[] = [], startedAt = 0) =>
  new Map([["h", { writer: "h", startedAt, killedAt: at, resentAt }]]);
const fates = (changes: Partial<Fates> = {}): Fates => ({
  ...{ losses: [], keeps: () => true, killed: new Map(), ...changes },
});

describe("an event must be stored", () => {
  it("when its handler lived to the end, whatever Redis lost", () => {
    expect(excuseFor(event(), fates({ losses: [loss] }))).toBeUndefined();
    expect(excuseFor(event({ outAt: undefined }), fates({ losses: [loss] }))).toBeUndefined();
  });

  it("when it had left the memory of a handler that was killed, and Redis lost nothing", () => {
    expect(excuseFor(event(), fates({ killed: killedAt(100_011) }))).toBeUndefined();
  });

  it.each([
    ["it was confirmed before what was lost", event({ recordedAt: 90_000, outAt: 97_000 }), 100_000, []],
    ["it was recorded after what was lost", event({ recordedAt: 100_600, outAt: 100_700 }), 100_800, []],
    ["its handler was killed long after", event(), 131_001, []],
    ["its handler had sent it again", event(), 100_900, [100_800]],
  ])("when %s", (_, one, killed, resent) => {
    expect(excuseFor(one, fates({ losses: [loss], killed: killedAt(killed, resent) }))).toBeUndefined();
  });
});

describe("an event may be missing", () => {
  it("when the SDK refused it", () => {
    expect(excuseFor(event({ refused: "buffer_full" }), fates())).toBe("refused");
  });

  it("when it was in memory, and its handler was killed", () => {
    expect(excuseFor(event({ outAt: undefined }), fates({ killed: killedAt(100_020) }))).toBe(
      "in_memory_of_killed",
    );
  });

  it.each([
    ["before Redis lost it", 100_100, []],
    ["before it could send it again", 100_900, []],
    ["and what it had sent again was of an earlier loss", 100_900, [99_000]],
  ])("when its handler was killed %s", (_, killed, resent) => {
    expect(excuseFor(event(), fates({ losses: [loss], killed: killedAt(killed, resent) }))).toBe(
      "lost_by_redis_and_sender",
    );
  });

  it("when Redis lost it, and who had sent it keeps nothing", () => {
    const forgetful = { keeps: () => false };
    expect(excuseFor(event(), fates({ losses: [loss], ...forgetful }))).toBe("lost_by_redis_and_sender");
    expect(excuseFor(event(), fates(forgetful))).toBeUndefined();
  });

  it("when it was in the spool, its handler was dead, and whoever sent it was killed before it could send it again", () => {
    const spooled = event({ recordedAt: 80_000, outAt: 81_000, mayBeOnDisk: true });
    const after = (...killed: KilledHandler[]) =>
      excuseFor(spooled, fates({ losses: [loss], killed: new Map(killed.map((one) => [one.writer, one])) }));
    const own = { writer: "h", startedAt: 0, killedAt: 82_000, resentAt: [] };
    const other = { writer: "other", startedAt: 0, killedAt: 100_600, resentAt: [] };
    expect(after(own, other)).toBe("lost_by_redis_and_sender");
    expect(after(own)).toBeUndefined();
    expect(after(other)).toBeUndefined();
    expect(after({ ...own, killedAt: 150_000 }, other)).toBeUndefined();
    expect(after(own, { ...other, killedAt: 97_000 })).toBeUndefined();
    expect(after(own, { ...other, resentAt: [100_550] })).toBeUndefined();
    expect(after(own, { ...other, startedAt: 100_550 })).toBeUndefined();
  });
});

it("is excused by no loss and no kill that has not happened", () => {
  const time = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(time, time, fc.boolean(), (recordedAt, killed, mayBeOnDisk) => {
      const one = event({ recordedAt, outAt: recordedAt + 5, mayBeOnDisk });
      const excuses = [
        excuseFor(one, fates({ killed: killedAt(killed) })),
        excuseFor(one, fates({ losses: [loss] })),
      ];
      expect(excuses).toEqual([undefined, undefined]);
    }),
  );
});
