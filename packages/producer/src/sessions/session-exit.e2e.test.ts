import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { killChildren, startChild, startTcpProxy } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, describe, expect, it } from "vitest";
import { createRecorder } from "../create-recorder.js";
import { silentLogger } from "../silent-logger.js";

const SCRIPT = fileURLToPath(new URL("../../fixtures/leave-call-open.mjs", import.meta.url));

afterEach(killChildren);

describe("a process that ends while a call goes on", () => {
  it("leaves its session as it was last, before its timers would have", async () => {
    const options = { ...testServices(), prefix: `test-${randomUUID()}` };
    const child = startChild(SCRIPT, { args: [JSON.stringify(options)] });
    const { input } = await child.line(/"id"/);
    expect(await child.exited).toEqual({ code: 0, signal: null });
    // A busy machine may need longer than a call would wait.
    const recorder = createRecorder({ ...options, sessions: { timeoutMs: 10_000 }, logger: silentLogger });
    const { id } = JSON.parse(input) as { id: string };
    expect(await recorder.sessions.load(id)).toEqual({ step: 1 });
    const call = await recorder.resumeCall(id);
    call?.end({ endReason: "agent_hangup" });
    expect(call).toBeDefined();
    expect(await recorder.close()).toBe(true);
  });

  it("ends though Redis does not answer, and though sessions are all it has", async () => {
    const { redisUrl } = testServices();
    const proxy = await startTcpProxy({ port: Number(new URL(redisUrl).port) });
    proxy.blackhole();
    const options = { redisUrl: proxy.through(redisUrl), prefix: `test-${randomUUID()}` };
    const child = startChild(SCRIPT, { args: [JSON.stringify(options)] });
    expect(await child.exited).toEqual({ code: 0, signal: null });
    const { lived, stats } = JSON.parse(child.stdout.at(-1) ?? "{}");
    // Five seconds for the end, and the start of a process on a busy machine. A connection that is never answered
    // adds nothing, though it is given up and made again meanwhile.
    expect(lived).toBeLessThan(14_000);
    expect(stats.sessions.unwritten).toBe(1);
    await proxy.close();
  });
});
