import { InMemoryRecorder, type RecorderStats } from "@calltape/producer";
import { describe, expect, test } from "vitest";
import { runSimulation } from "./run-simulation.js";
import { SimulationCounts } from "./simulation-counts.js";

const atFullSpeed = { callsPerMinute: 60, speed: Number.POSITIVE_INFINITY, seed: 5 };

const ofType = (recorder: InMemoryRecorder, type: string) =>
  recorder.events.filter((event) => event.type === type);

describe("a simulation with a limit", () => {
  test("ends when that many calls have, and counts them right", async () => {
    const recorder = new InMemoryRecorder();
    const counts = new SimulationCounts();
    let mostLive = 0;
    const onEvent = () => {
      mostLive = Math.max(mostLive, counts.live);
    };
    const totals = await runSimulation({ ...atFullSpeed, recorder, calls: 200, counts, onEvent });
    expect(totals).toEqual({ calls: 200, events: recorder.events.length });
    expect(counts).toMatchObject({ live: 0, started: 200, ended: 200, recorded: recorder.events.length });
    expect(ofType(recorder, "call.started")).toHaveLength(200);
    expect(ofType(recorder, "call.ended")).toHaveLength(200);
    expect(recorder.mistakes).toEqual([]);
    // One call begins each second and lasts more than a minute.
    expect(mostLive).toBeGreaterThan(30);
  });

  test("records nothing that lies in the future", async () => {
    const recorder = new InMemoryRecorder();
    await runSimulation({ ...atFullSpeed, recorder, calls: 50 });
    const now = new Date().toISOString();
    expect(recorder.events.filter(({ at }) => at > now)).toEqual([]);
  });

  test("plays the same calls for the same seed, at whatever rate", async () => {
    const contents = async (seed: number, callsPerMinute: number) => {
      const recorder = new InMemoryRecorder();
      await runSimulation({ ...atFullSpeed, recorder, calls: 20, seed, callsPerMinute });
      const calls = new Set(recorder.events.map(({ call_id }) => call_id));
      return [...calls].map((id) => recorder.eventsOf(id).map(({ type, data }) => [type, said(data)]));
    };
    const first = await contents(1, 60);
    expect(await contents(1, 6)).toEqual(first);
    expect(await contents(2, 60)).not.toEqual(first);
  });

  test("may be of no calls at all", async () => {
    const recorder = new InMemoryRecorder();
    expect(await runSimulation({ ...atFullSpeed, recorder, calls: 0 })).toEqual({ calls: 0, events: 0 });
  });
});

describe("a simulation without a limit", () => {
  test("goes on until it is stopped, and then ends its live calls", async () => {
    const recorder = new InMemoryRecorder();
    const counts = new SimulationCounts();
    const stop = new AbortController();
    const onEvent = () => {
      if (counts.ended >= 30) stop.abort();
    };
    const totals = await runSimulation({ ...atFullSpeed, recorder, counts, onEvent, signal: stop.signal });
    expect(counts.live).toBe(0);
    expect(totals.calls).toBe(counts.ended);
    expect(ofType(recorder, "call.ended")).toHaveLength(totals.calls);
    const stopped = recorder.events.filter(
      (event) => event.type === "call.ended" && event.data.end_detail === "simulation stopped",
    );
    expect(stopped.length).toBe(totals.calls - 30);
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped.map(({ data }) => data)).toEqual(
      stopped.map(() => expect.objectContaining({ end_reason: "agent_hangup" })),
    );
  });

  test("is woken from its sleep in real time by the signal", async () => {
    const recorder = new InMemoryRecorder();
    const stop = new AbortController();
    const running = runSimulation({ recorder, callsPerMinute: 1, speed: 1, seed: 1, signal: stop.signal });
    setImmediate(() => stop.abort());
    expect((await running).calls).toBeLessThanOrEqual(1);
  });

  test("does not begin once it is stopped", async () => {
    const recorder = new InMemoryRecorder();
    const totals = await runSimulation({ ...atFullSpeed, recorder, signal: AbortSignal.abort() });
    expect(totals).toEqual({ calls: 0, events: 0 });
  });
});

/** Holds what it is given until it is flushed, as Redis would let it. */
class SlowRecorder extends InMemoryRecorder {
  mostBuffered = 0;
  #flushed = 0;

  override stats(): RecorderStats {
    const buffered = this.events.length - this.#flushed;
    this.mostBuffered = Math.max(this.mostBuffered, buffered);
    return { ...super.stats(), buffered };
  }

  override async flush(): Promise<boolean> {
    this.#flushed = this.events.length;
    return true;
  }
}

test("at full speed the recorder is never given much more than it can hold", async () => {
  const recorder = new SlowRecorder();
  await runSimulation({ ...atFullSpeed, recorder, calls: 300 });
  expect(recorder.events.length).toBeGreaterThan(6000);
  expect(recorder.mostBuffered).toBeLessThan(2200);
});

test("many times faster than life it takes that much less time", async () => {
  const recorder = new InMemoryRecorder();
  const begunAt = performance.now();
  await runSimulation({ recorder, callsPerMinute: 600, calls: 5, speed: 2000, seed: 3 });
  const tookMs = performance.now() - begunAt;
  const lastedMs = Math.max(
    ...recorder.events.map(({ at, call_started_at: start }) => Date.parse(at) - Date.parse(start)),
  );
  expect(tookMs).toBeGreaterThanOrEqual(lastedMs / 2000 - 1);
});

test("a rate or speed of nothing is refused", async () => {
  const recorder = new InMemoryRecorder();
  await expect(runSimulation({ ...atFullSpeed, recorder, speed: 0 })).rejects.toThrow(RangeError);
  await expect(runSimulation({ ...atFullSpeed, recorder, callsPerMinute: -1 })).rejects.toThrow(RangeError);
});

function said(data: object): unknown {
  return "content" in data ? data.content : undefined;
}
