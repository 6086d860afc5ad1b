import { InMemoryRecorder } from "@calltape/producer";
import { type CallEvent, eventTypes } from "@calltape/shared";
import { describe, expect, test } from "vitest";
import { makeCallScript } from "./call-script.js";
import { PlayingCall } from "./playing-call.js";
import { createRandom } from "./random.js";

const scripts = Array.from({ length: 1000 }, (_, seed) => makeCallScript(createRandom(seed)));

/** Every script played to its end: what a reader would decode, by call. */
function playAll() {
  const recorder = new InMemoryRecorder();
  const byCall = new Map<string, CallEvent[]>();
  for (const script of scripts) {
    const call = new PlayingCall(recorder, script, new Date("2026-11-02T09:00:00.000Z"));
    while (call.step() !== undefined);
    byCall.set(call.id, []);
  }
  for (const event of recorder.events) byCall.get(event.call_id)?.push(event);
  return { recorder, calls: [...byCall.values()] };
}

const { recorder, calls } = playAll();

describe("a thousand scripted calls", () => {
  test("are recorded without one mistake, refusal or cut", () => {
    expect(recorder.mistakes).toEqual([]);
    const { refused, cut } = recorder.stats();
    expect(Object.values(refused).every((n) => n === 0)).toBe(true);
    expect(cut).toBe(0);
    const steps = scripts.reduce((sum, script) => sum + script.steps.length + 1, 0);
    expect(recorder.events).toHaveLength(steps);
  });

  test("start once, end once, and are only analysed after that", () => {
    for (const events of calls) {
      const types = events.map(({ type }) => type);
      expect(types.filter((type) => type === "call.started")).toHaveLength(1);
      expect(types[0]).toBe("call.started");
      const end = types.indexOf("call.ended");
      expect(types.lastIndexOf("call.ended")).toBe(end);
      expect(types.slice(end + 1).filter((type) => type !== "call.analyzed")).toEqual([]);
      expect(types.indexOf("call.analyzed") > end || !types.includes("call.analyzed")).toBe(true);
    }
  });

  test("number their events up to the end and their turns densely, in the order of time", () => {
    for (const events of calls) {
      const end = events.findIndex(({ type }) => type === "call.ended");
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => (i > end ? undefined : i)));
      const turns = events.flatMap((event) => (event.type === "turn.completed" ? [event.data.turn] : []));
      expect(turns).toEqual(turns.map((_, i) => i + 1));
      const times = events.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
    }
  });

  test("speak words only: no placeholder is left over, and nothing is cut in half", () => {
    for (const { content } of turnsOf(calls.flat())) {
      expect(content).not.toMatch(/\$\{|[{}[\]<>_]|undefined|null|NaN|\s\s|^\s|\s$/);
      expect(content).toMatch(/[.!?…]$/);
    }
  });

  test("have Ukrainian talks of which hardly two are the same", () => {
    const talks = calls.map((events) =>
      turnsOf(events)
        .map(({ content }) => content)
        .join("\n"),
    );
    const long = talks.filter((talk) => talk.split("\n").length >= 8);
    expect(long.length).toBeGreaterThan(850);
    expect(new Set(long).size).toBeGreaterThan(long.length - 5);
    expect(Math.max(...talks.map((talk) => talk.split("\n").length))).toBeLessThan(40);
    expect(talks.join("")).not.toMatch(/[ыэёъ]/i);
  });

  test("let nobody talk to themselves: a caller speaks after somebody of ours", () => {
    for (const events of calls) {
      const speakers = turnsOf(events).map(({ speaker }) => speaker);
      for (const [i, speaker] of speakers.entries()) {
        if (speaker === "customer") expect(speakers[i - 1]).toMatch(/bot|operator/);
      }
    }
  });

  test("between them show every event, and every end but none unheard of", () => {
    expect(new Set(calls.flat().map(({ type }) => type))).toEqual(new Set(eventTypes));
    const ends = calls.flat().flatMap((event) => (event.type === "call.ended" ? [event.data] : []));
    expect(new Set(ends.map(({ end_reason }) => end_reason)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(ends.map(({ outcome }) => outcome)).size).toBe(6);
    const transfers = calls.flat().flatMap((e) => (e.type === "call.transferred" ? [e.data.result] : []));
    expect(new Set(transfers)).toEqual(new Set(["succeeded", "failed", "refused"]));
    const failures = calls.flat().flatMap((e) => (e.type === "tool.completed" ? [e.data.error_type] : []));
    expect(new Set(failures)).toEqual(new Set([undefined, "api", "timeout", "rejected"]));
  });

  test("bill what was used: costs above nothing, tokens read from the cache among those read", () => {
    for (const event of calls.flat()) {
      if (event.type !== "usage.recorded") continue;
      const { cost, input_tokens: input, cached_input_tokens: cached, minutes } = event.data;
      expect(Number(cost) > 0 || minutes === 0).toBe(true);
      if (typeof input === "number" && typeof cached === "number") expect(cached).toBeLessThanOrEqual(input);
    }
  });
});

test("the same seed writes the same script", () => {
  for (const seed of [1, 2, 99]) {
    expect(makeCallScript(createRandom(seed))).toEqual(makeCallScript(createRandom(seed)));
  }
});

function turnsOf(events: readonly CallEvent[]) {
  return events.flatMap((event) => (event.type === "turn.completed" ? [event.data] : []));
}
