import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SilenceWatch } from "./silence-watch.js";

let silences = 0;
let watch: SilenceWatch;

beforeEach(() => {
  vi.useFakeTimers();
  silences = 0;
  watch = new SilenceWatch(1_000, () => silences++);
});
afterEach(() => vi.useRealTimers());

test("who owes an answer and says nothing is silent after the limit", () => {
  watch.asked();
  vi.advanceTimersByTime(999);
  expect(silences).toBe(0);
  vi.advanceTimersByTime(1);
  expect(silences).toBe(1);
});

test("who owes nothing may say nothing for as long as it likes", () => {
  watch.asked();
  watch.answered();
  vi.advanceTimersByTime(10_000);
  expect(silences).toBe(0);
});

test("anything heard begins the time anew, a part of an answer too", () => {
  watch.asked();
  watch.asked();
  for (let part = 0; part < 5; part++) {
    vi.advanceTimersByTime(900);
    watch.heard();
  }
  watch.answered();
  vi.advanceTimersByTime(999);
  expect(silences).toBe(0);
  vi.advanceTimersByTime(1);
  expect(silences).toBe(1);
});

test("a question after a long rest has all of the time", () => {
  watch.asked();
  watch.answered();
  vi.advanceTimersByTime(900);
  watch.asked();
  vi.advanceTimersByTime(999);
  expect(silences).toBe(0);
});
