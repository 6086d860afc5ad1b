import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InMemoryRecorder } from "../in-memory-recorder.js";
import type { ResumeFacts } from "./resume-call.js";
import type { SessionState } from "./session-store.js";

describe("the in-memory recorder's sessions", () => {
  it("are saved, loaded, counted and removed like the real ones", async () => {
    const { sessions } = new InMemoryRecorder();
    const id = randomUUID();
    const state = { cart: ["205/55 R16"] };
    expect(await sessions.save(id, state)).toBe(true);
    state.cart.push("changed afterwards");
    expect(await sessions.load(id.toUpperCase())).toEqual({ cart: ["205/55 R16"] });
    expect([await sessions.touch(id), await sessions.touch(randomUUID())]).toEqual([true, false]);
    expect(await sessions.active()).toBe(1);
    expect(await sessions.remove(id)).toBe(true);
    expect([await sessions.load(id), await sessions.active()]).toEqual([undefined, 0]);
  });

  it("belong to calls: one that has ended has none", async () => {
    const recorder = new InMemoryRecorder();
    const call = recorder.startCall({ direction: "inbound" });
    await recorder.sessions.save(call.id, 1);
    expect(await recorder.sessions.active()).toBe(1);
    call.end({ endReason: "caller_hangup" });
    expect(await recorder.sessions.save(call.id, 2)).toBe(false);
    expect([await recorder.sessions.load(call.id), await recorder.sessions.active()]).toEqual([undefined, 0]);
  });

  it("resume the call that is there, and one that is not from what is known of it", async () => {
    const recorder = new InMemoryRecorder({ tenant: "own" });
    const call = recorder.startCall({ direction: "inbound" });
    expect(await recorder.resumeCall(call.id)).toBe(call);
    expect(await recorder.resumeCall(randomUUID())).toBeUndefined();
    const startedAt = new Date("2025-11-24T10:15:30.123Z");
    const other = await recorder.resumeCall(randomUUID(), { startedAt, requestId: "r-1" });
    other?.turn({ turn: 1, speaker: "bot", content: "x" });
    expect(recorder.events[1]).toMatchObject({
      ...{ call_started_at: startedAt.toISOString(), tenant: "own", request_id: "r-1" },
    });
    expect(recorder.events[1]).not.toHaveProperty("seq");
    expect(recorder.mistakes).toEqual([]);
  });

  it("given garbage never reject, and count it", async () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, fc.uuid()), anything, async (id, value) => {
        const recorder = new InMemoryRecorder();
        const callId = id as string;
        const isSaved = await recorder.sessions.save(callId, value as SessionState);
        expect(isSaved).toBe(recorder.mistakes.length === 0);
        const loaded = await recorder.sessions.load(callId);
        if (isSaved) expect(loaded).toEqual(JSON.parse(JSON.stringify(value)));
        await Promise.all([recorder.sessions.touch(callId), recorder.sessions.remove(callId)]);
        await recorder.resumeCall(callId, value as ResumeFacts);
      }),
    );
  });
});
