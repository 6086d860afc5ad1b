import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEvent } from "../ledger/read-ledger.js";
import type { RedisLoss } from "../stage/redis-loss.js";
import { excuseFor, type Fates, type GoneHandler } from "./must-be-stored.js";

const event = (changes: Partial<LedgerEvent> = {}): LedgerEvent => ({
  ...{ token: "h/1", writer: "h", callId: "c", seq: 0, type: "turn.completed", recordedAt: 100_000 },
  ...{ refused: undefined, outAt: 100_010, mayBeOnDisk: false, ...changes },
});
const atStake = new Set(["h/1"]);
const emptied: RedisLoss = { kind: "emptied", until: 120_000, over: 120_000, atStake };
const loss: RedisLoss = { kind: "killed", until: 100_500, over: 101_000, atStake };
const again = (...times: number[]) => times.map((at) => ({ since: at, at }));
const handler = (goneAt: number, changes: Partial<GoneHandler> = {}): GoneHandler => ({
  ...{ writer: "h", startedAt: 0, goneAt, held: "gone", resent: [], ...changes },
});
const gone = (...handlers: GoneHandler[]) => new Map(handlers.map((one) => [one.writer, one]));
const killedAt = (at: number, resent: GoneHandler["resent"] = []) => gone(handler(at, { resent }));
const fates = (changes: Partial<Fates> = {}): Fates => ({
  ...{ losses: [], keeps: () => true, gone: new Map(), givenUp: 0, ...changes },
});

describe("an event must be stored", () => {
  it("when its handler lived to the end, whatever Redis lost", () => {
    expect(excuseFor(event(), fates({ losses: [loss] }))).toBeUndefined();
    expect(excuseFor(event({ outAt: undefined }), fates({ losses: [loss] }))).toBeUndefined();
  });

  it("when it had left the memory of a handler that was killed, and Redis lost nothing", () => {
    expect(excuseFor(event(), fates({ gone: killedAt(100_011) }))).toBeUndefined();
  });

  it.each([
    ["it is none of what was lost", event({ token: "h/2" }), 100_000, []],
    ["its handler was killed long after", event(), 161_001, []],
    ["its handler had sent it again", event(), 100_900, again(100_800)],
  ])("when %s", (_, one, killed, resent) => {
    expect(excuseFor(one, fates({ losses: [loss], gone: killedAt(killed, resent) }))).toBeUndefined();
  });
});

describe("an event may be missing", () => {
  it("when the SDK refused it", () => {
    expect(excuseFor(event({ refused: "buffer_full" }), fates())).toBe("refused");
  });

  it("when it was in memory, and its handler was killed", () => {
    expect(excuseFor(event({ outAt: undefined }), fates({ gone: killedAt(100_020) }))).toBe(
      "in_memory_of_killed",
    );
  });

  it.each([
    ["before Redis lost it", 100_100, []],
    ["before it could send it again", 100_900, []],
    ["and what it had sent again was of an earlier loss", 100_900, again(99_000)],
    ["and what it had sent again it had begun before", 100_900, [{ since: 100_400, at: 100_800 }]],
  ])("when its handler was killed %s", (_, killed, resent) => {
    expect(excuseFor(event(), fates({ losses: [loss], gone: killedAt(killed, resent) }))).toBe(
      "lost_by_redis_and_sender",
    );
  });

  it("when Redis lost it, and who had sent it keeps nothing", () => {
    const forgetful = { keeps: () => false };
    expect(excuseFor(event(), fates({ losses: [loss], ...forgetful }))).toBe("lost_by_redis_and_sender");
    expect(excuseFor(event(), fates(forgetful))).toBeUndefined();
  });

  it("when it was in the spool, its handler was dead, and whoever sent it was gone before it could send it again", () => {
    const spooled = event({ recordedAt: 80_000, outAt: 81_000, mayBeOnDisk: true });
    const after = (...handlers: GoneHandler[]) =>
      excuseFor(spooled, fates({ losses: [loss], gone: gone(...handlers) }));
    const own = handler(82_000);
    const other = handler(100_600, { writer: "other" });
    expect(after(own, other)).toBe("lost_by_redis_and_sender");
    expect(after({ ...own, held: "sent_or_on_disk" }, other)).toBe("lost_by_redis_and_sender");
    expect(after(other)).toBeUndefined();
    expect(after({ ...own, goneAt: 170_000 }, other)).toBeUndefined();
  });

  it("when its handler ended with it, and said that it is lost; not when it sent all or left it on disk", () => {
    const held = event({ outAt: undefined });
    const after = (how: GoneHandler["held"]) =>
      excuseFor(held, fates({ gone: gone(handler(105_000, { held: how })) }));
    expect(after("given_up")).toBe("given_up_at_the_end");
    expect(after("sent_or_on_disk")).toBeUndefined();
  });

  it("when Redis was emptied longer after it than it is kept, and only then", () => {
    const excuse = (recordedAt: number) =>
      excuseFor(event({ recordedAt, outAt: recordedAt + 5 }), fates({ losses: [emptied] }));
    expect(excuse(109_999)).toBe("lost_by_redis_unstored");
    expect(excuse(110_000)).toBeUndefined();
  });

  it("when Redis was emptied a moment after it, and its handler was gone by then", () => {
    const fresh = event({ recordedAt: 115_000, outAt: 115_005 });
    const gone = killedAt(116_000);
    expect(excuseFor(fresh, fates({ losses: [emptied], gone }))).toBe("lost_by_redis_and_sender");
    expect(excuseFor(fresh, fates({ losses: [emptied] }))).toBeUndefined();
  });
});

it("is excused by no loss and no kill that has not happened", () => {
  const time = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(time, time, fc.boolean(), (recordedAt, killed, mayBeOnDisk) => {
      const one = event({ recordedAt, outAt: recordedAt + 5, mayBeOnDisk });
      const excuses = [
        excuseFor(one, fates({ gone: killedAt(killed) })),
        excuseFor(one, fates({ losses: [loss] })),
      ];
      expect(excuses).toEqual([undefined, undefined]);
    }),
  );
});
