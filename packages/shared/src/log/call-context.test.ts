import { EventEmitter, once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withCall } from "./call-context.js";
import { composeLine } from "./compose-line.js";
import { rememberCaller } from "./known-callers.js";

const line = (fields: Record<string, unknown> = {}) =>
  composeLine("info", "said", { component: "agent", bound: {}, fields });
const ids = (fields?: Record<string, unknown>) => {
  const { call_id, request_id } = line(fields);
  return [call_id, request_id];
};

test("every line within a call carries it, and none outside", () => {
  expect(withCall({ callId: "c-1", requestId: "r-1" }, () => ids())).toEqual(["c-1", "r-1"]);
  expect(ids()).toEqual([undefined, undefined]);
});

test("a line's own call and request win, and another call's line has not this one's request", () => {
  withCall({ callId: "c-1", requestId: "r-1" }, () => {
    expect(ids({ request_id: "r-2" })).toEqual(["c-1", "r-2"]);
    expect(ids({ call_id: "c-2" })).toEqual(["c-2", undefined]);
    expect(ids({ call_id: null })).toEqual(["c-1", "r-1"]);
  });
});

test("calls nest: the inner one counts, the outer one is back after it, and a request is kept within a call", () => {
  withCall({ callId: "c-1", requestId: "r-1" }, () => {
    expect(withCall({ callId: "c-2" }, () => ids())).toEqual(["c-2", undefined]);
    expect(withCall({ callId: "c-1" }, () => ids())).toEqual(["c-1", "r-1"]);
    expect(withCall({ callId: "c-1", requestId: "r-2" }, () => ids())).toEqual(["c-1", "r-2"]);
    expect(ids()).toEqual(["c-1", "r-1"]);
  });
});

test("what the work returns is returned, what it throws is thrown, and a promise stays one", async () => {
  expect(withCall({ callId: "c" }, () => 7)).toBe(7);
  await expect(withCall({ callId: "c" }, async () => "later")).resolves.toBe("later");
  expect(() =>
    withCall({ callId: "c" }, () => {
      throw new RangeError("work");
    }),
  ).toThrow(RangeError);
});

test("the call follows what is started within it: promises, timers, ticks, streams, awaited events", async () => {
  const seen: unknown[] = [];
  await withCall({ callId: "c-1" }, async () => {
    await turn();
    seen.push(ids()[0]);
    await new Promise<void>((resolve) => setTimeout(() => resolve(void seen.push(ids()[0])), 1));
    await new Promise<void>((resolve) => process.nextTick(() => resolve(void seen.push(ids()[0]))));
    const chunks = async function* (source: AsyncIterable<string>) {
      for await (const chunk of source) {
        seen.push(ids()[0]);
        yield chunk;
      }
    };
    await pipeline(Readable.from(["a"]), chunks, async (source) => {
      for await (const _ of source) seen.push(ids()[0]);
    });
    const emitter = new EventEmitter();
    setImmediate(() => emitter.emit("done"));
    await once(emitter, "done");
    seen.push(ids()[0]);
  });
  expect(new Set(seen)).toEqual(new Set(["c-1"]));
  expect(seen.length).toBeGreaterThanOrEqual(6);
});

test("any number of calls at the same time, however they take turns, never mix", async () => {
  const step = fc.constantFrom("micro", "turn", "timer", "nested" as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 12 }),
      async (calls) => {
        const handle = async (callId: string, steps: readonly string[]) => {
          for (const next of steps) {
            if (next === "micro") await Promise.resolve();
            else if (next === "turn") await turn();
            else if (next === "timer") await pause(1);
            else await withCall({ callId: `${callId}-inner` }, () => turn());
            expect(ids()).toEqual([callId, `r-${callId}`]);
          }
        };
        await Promise.all(
          calls.map((steps, i) =>
            withCall({ callId: `c-${i}`, requestId: `r-c-${i}` }, () => handle(`c-${i}`, steps)),
          ),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test("a program that gives no id at all has its work done all the same", () => {
  expect(withCall({} as { callId: string }, () => ids())).toEqual([undefined, undefined]);
});

const NUMBER = 380671234567;
const HIDDEN = "+380***567";

test("who is known of a call is masked in its lines, by context or by field, and in no other call's", () => {
  const said = { customer: NUMBER };
  withCall({ callId: "c-known", callerPhone: "067 123 45 67" }, () => {
    expect(line(said)["customer"]).toBe(HIDDEN);
  });
  expect(line({ ...said, call_id: "C-KNOWN" })["customer"]).toBe(HIDDEN);
  expect(line({ ...said, call_id: "c-other" })["customer"]).toBe(NUMBER);
});

test("what is learned of a call is added to what was known", () => {
  rememberCaller("c-more", { phones: ["067 123 45 67"] });
  rememberCaller("c-more", { phones: ["+48 22 123 45 67", 5, "", null], names: [undefined] });
  const { customer, other } = line({ call_id: "c-more", customer: NUMBER, other: 48221234567 });
  expect([customer, other]).toEqual([HIDDEN, "+48***567"]);
});

test("of one call a bounded number is remembered, what was learned last", () => {
  for (let i = 0; i < 20; i++) rememberCaller("c-list", { phones: [`06712345${10 + i}`] });
  const { first, last } = line({ call_id: "c-list", first: 380671234510, last: 380671234529 });
  expect([first, last]).toEqual([380671234510, "+380***529"]);
});

test("a bounded number of calls is remembered, those spoken of last", () => {
  const phones = ["0671234567"];
  rememberCaller("c-old", { phones });
  rememberCaller("c-used", { phones });
  for (let i = 0; i < 10_000; i++) {
    if (i === 5_000) line({ call_id: "c-used" });
    rememberCaller(`c-flood-${i}`, { phones });
  }
  expect(line({ call_id: "c-old", customer: NUMBER })["customer"]).toBe(NUMBER);
  expect(line({ call_id: "c-used", customer: NUMBER })["customer"]).toBe(HIDDEN);
});
