import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadyEntry } from "./entry.js";
import { Inbox } from "./inbox.js";

const entry = (id: number, bytes = 10): ReadyEntry => ({
  entry: { stream: "s", id: `${id}-0`, raw: Buffer.alloc(bytes), hasEvent: false },
  fault: { reason: "no_event_field", message: "", attempts: 1 },
});
const ids = (entries: readonly ReadyEntry[]) => entries.map((one) => one.entry.id);
const never = new AbortController().signal;

test("what waits is taken at once when there is little, and in full batches when there is much", () => {
  const inbox = new Inbox({ entries: 100, bytes: 1e6 });
  inbox.offer([entry(1), entry(2)]);
  expect(ids(inbox.take({ entries: 10, bytes: 1e6 }))).toEqual(["1-0", "2-0"]);
  inbox.offer(Array.from({ length: 25 }, (_, i) => entry(i + 10)));
  expect(inbox.take({ entries: 10, bytes: 1e6 })).toHaveLength(10);
});

test("an entry that is held is not taken in again, and may come back after its release", () => {
  const inbox = new Inbox({ entries: 100, bytes: 1e6 });
  expect(inbox.offer([entry(1)])).toBe(1);
  const taken = inbox.take({ entries: 10, bytes: 1e6 });
  expect(inbox.offer([entry(1)])).toBe(0);
  inbox.release(taken);
  expect(inbox.offer([entry(1)])).toBe(1);
});

test("a batch holds no more than its bytes, but one entry at least", () => {
  const inbox = new Inbox({ entries: 100, bytes: 1e6 });
  inbox.offer([entry(1, 5_000), entry(2, 60), entry(3, 50)]);
  const limits = { entries: 10, bytes: 100 };
  expect(ids(inbox.take(limits))).toEqual(["1-0"]);
  expect(ids(inbox.take(limits))).toEqual(["2-0"]);
  expect(ids(inbox.take(limits))).toEqual(["3-0"]);
});

test("there is no room beyond the count or the bytes, until something is released", () => {
  const inbox = new Inbox({ entries: 2, bytes: 100 });
  expect(inbox.room).toBe(2);
  inbox.offer([entry(1, 50), entry(2, 50)]);
  expect(inbox.room).toBe(0);
  inbox.release(inbox.take({ entries: 2, bytes: 100 }));
  expect(inbox.room).toBe(2);
  inbox.offer([entry(3, 1), entry(4, 1)]);
  expect(inbox.room).toBe(0);
});

test("after large entries there is room for as many of their size as the bytes allow", () => {
  const inbox = new Inbox({ entries: 100, bytes: 1_000 });
  inbox.offer([entry(1, 100), entry(2, 300)]);
  expect(inbox.room).toBe(3);
  inbox.release(inbox.take({ entries: 2, bytes: 1_000 }));
  expect(inbox.room).toBe(5);
  inbox.offer([entry(3, 1)]);
  expect(inbox.room).toBe(99);
});

test("whoever waits for a change hears of an offer, a release and an abort", async () => {
  const inbox = new Inbox({ entries: 2, bytes: 100 });
  const offered = inbox.changed(never);
  inbox.offer([entry(1)]);
  await offered;
  const released = inbox.changed(never);
  inbox.release(inbox.take({ entries: 1, bytes: 10 }));
  await released;
  const controller = new AbortController();
  const aborted = inbox.changed(controller.signal);
  controller.abort();
  await aborted;
});

test("whatever is offered, taken and released, nothing is lost, doubled or still held at the end", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.nat(50))),
      fc.integer({ min: 1, max: 7 }),
      (offers, size) => {
        const inbox = new Inbox({ entries: 1_000, bytes: 1e9 });
        inbox.offer(offers.map(([id, bytes]) => entry(id, bytes)));
        const taken: ReadyEntry[] = [];
        while (inbox.waiting > 0) taken.push(...inbox.take({ entries: size, bytes: 60 }));
        expect(ids(taken)).toEqual([...new Set(offers.map(([id]) => `${id}-0`))]);
        expect([...inbox.heldIds().values()].flatMap((held) => [...held])).toEqual(ids(taken));
        inbox.release(taken);
        expect(inbox.isEmpty).toBe(true);
        expect(inbox.room).toBe(1_000);
      },
    ),
  );
});
