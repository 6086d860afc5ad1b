import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { waitFor } from "@calltape/testkit";
import { expect, test } from "vitest";
import { EventIntake } from "../event-intake.js";
import { RecordedCall } from "../recorded-call.js";
import { silentLogger } from "../silent-logger.js";
import { LiveCalls } from "./live-calls.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const intake = new EventIntake({
  ...{ deliver: () => undefined, onMistake: () => undefined, logger: silentLogger, now: Date.now },
});
const watcher = { began: () => undefined, spoke: () => undefined, ended: () => undefined };
const correlation = { tenant: undefined, requestId: undefined, traceId: undefined };
const makeCall = (id: string) => new RecordedCall({ id, startedAt: 0, ...correlation }, intake, watcher);

test("a call is found as long as it goes on", () => {
  const calls = new LiveCalls();
  const call = makeCall("a");
  calls.add(call);
  expect(calls.get("a")).toBe(call);
  calls.remove(makeCall("a"));
  expect(calls.get("a")).toBe(call);
  calls.remove(call);
  expect(calls.get("a")).toBeUndefined();
});

test("a call that nobody ends costs nothing when its handle is forgotten", async () => {
  const calls = new LiveCalls();
  for (let i = 0; i < 100; i++) calls.add(makeCall(String(i)));
  expect(calls.size).toBe(100);
  await waitFor("them to be collected", () => {
    collectGarbage();
    return calls.size === 0;
  });
});
