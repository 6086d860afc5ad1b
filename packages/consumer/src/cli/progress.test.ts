import { PassThrough } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { type ProgressOptions, startProgress } from "./progress.js";

afterEach(() => vi.restoreAllMocks());

function show(options: ProgressOptions, isTTY: boolean) {
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), isTTY ? { isTTY, columns: 80 } : {});
  const said: string[] = [];
  stderr.on("data", (text: string) => said.push(text));
  const stdout = new PassThrough({ encoding: "utf8" });
  const stopSignal = () => new AbortController().signal;
  const terminal = { stdin: new PassThrough(), stdout, stderr, env: {}, exitCode: 0, stopSignal };
  return { progress: startProgress(terminal, options), said, stdout };
}

test("a terminal has a bar, which is gone at the end, and nothing of it is on standard output", () => {
  const { progress, said, stdout } = show({ label: "replaying", total: 200 }, true);
  progress.update(100, "1,200 events");
  progress.end();
  progress.end();
  expect(said.join("")).toContain("replaying");
  expect(said.join("").endsWith("\u001b[2K")).toBe(true);
  expect(stdout.read()).toBeNull();
});

test("elsewhere there is a line every ten seconds, as long as something moves", () => {
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  const { progress, said } = show({ label: "replaying", total: 200 }, false);
  progress.update(50, "600 events");
  now.mockReturnValue(11_000);
  progress.update(100, "1,200 events");
  progress.update(101, "1,201 events");
  now.mockReturnValue(22_000);
  progress.update(100, "1,200 events");
  now.mockReturnValue(33_000);
  progress.update(200, "2,400 events");
  expect(said).toEqual([
    "calltape: replaying: 50 %, 1,200 events\n",
    "calltape: replaying: 100 %, 2,400 events\n",
  ]);
});

test("where nobody knows how much there is, it says how much is done", () => {
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  const { progress, said } = show({ label: "reading" }, false);
  now.mockReturnValue(11_000);
  progress.update(7);
  expect(said).toEqual(["calltape: reading: 7\n"]);
});
