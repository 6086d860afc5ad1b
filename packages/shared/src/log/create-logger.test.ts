import { PassThrough, Writable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { createLogger } from "./create-logger.js";
import { plainLogger } from "./plain-logger.js";

const makers = { createLogger, plainLogger };

/** A stream that keeps what it is given. */
function collecting() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const lines = () => chunks.join("").split("\n").slice(0, -1);
  return { stream, lines, objects: () => lines().map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe.each(Object.entries(makers))("%s", (_, make) => {
  test("writes one object of JSON a line, with the line's own names first", () => {
    const { stream, lines, objects } = collecting();
    const logger = make({ component: "agent", level: "debug", format: "json", stream });
    logger.debug("turn_completed", { turn: 3 });
    logger.error("tool_failed", {
      call_id: "0190c7a0-1111-7000-8000-000000000001",
      tool: "search",
      success: false,
    });
    const [first, second] = objects();
    expect(Object.keys(first ?? {})).toEqual(["timestamp", "level", "component", "event", "turn"]);
    expect(first).toMatchObject({ level: "debug", component: "agent", event: "turn_completed", turn: 3 });
    expect(first?.["timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Object.keys(second ?? {}).slice(4)).toEqual(["call_id", "tool", "success"]);
    expect(lines()).toHaveLength(2);
  });

  test.each([
    ["debug", ["debug", "info", "warning", "error"]],
    ["info", ["info", "warning", "error"]],
    ["warning", ["warning", "error"]],
    ["error", ["error"]],
  ] as const)("at the level %s writes %j", (level, written) => {
    const { stream, objects } = collecting();
    const logger = make({ component: "agent", level, format: "json", stream });
    for (const name of ["debug", "info", "warning", "error"] as const) {
      logger[name]("said");
      expect(logger.isLevelEnabled(name)).toBe((written as readonly string[]).includes(name));
    }
    expect(objects().map((line) => line["level"])).toEqual(written);
  });

  test("prepares nothing of a line that is not written", () => {
    const read = vi.fn(() => "x");
    const { stream } = collecting();
    const fields = Object.defineProperty({}, "costly", { get: read, enumerable: true });
    make({ component: "agent", level: "info", format: "json", stream }).debug("said", fields);
    expect(read).not.toHaveBeenCalled();
  });

  test("gives a child's fields to each of its lines, and to its children", () => {
    const { stream, objects } = collecting();
    const logger = make({ component: "agent", level: "info", format: "json", stream });
    const child = logger.child({ request_id: "r-1", attempt: 1 });
    child.child({ component: "stt" }).info("heard", { attempt: 2 });
    logger.info("said");
    const [line, plain] = objects();
    expect(line).toMatchObject({ component: "stt", event: "heard", request_id: "r-1", attempt: 2 });
    expect(plain).not.toHaveProperty("request_id");
  });

  test("keeps its own names: a field that has one stands beside it", () => {
    const { stream, objects } = collecting();
    const logger = make({ component: "agent", level: "info", format: "json", stream });
    logger.info("said", { level: "loud", event: "other", timestamp: 1, message: "kept" });
    expect(objects()).toMatchObject([
      { level: "info", event: "said", level_: "loud", event_: "other", timestamp_: 1, message: "kept" },
    ]);
  });

  test("as text is one readable line, whatever is in it", () => {
    const { stream, lines } = collecting();
    const logger = make({ component: "agent", level: "info", format: "text", stream });
    logger.warning("tool_retried", { tool: "search", duration_ms: 12, why: "two\nlines \u2028 \u001b[31m" });
    logger.info("hello\nworld", { list: [1, "a b"] });
    expect(lines()).toEqual([
      expect.stringMatching(
        /^\S+Z warning agent {6}tool_retried tool=search duration_ms=12 why="two\\nlines \\u2028 \\u001b\[31m"$/,
      ),
      expect.stringMatching(/^\S+Z info {4}agent {6}hello\\nworld list=\[1,"a b"\]$/),
    ]);
  });

  test("takes an error or a text in place of fields, or an error as the event", () => {
    const { stream, objects } = collecting();
    const logger = make({ component: "agent", level: "info", format: "json", stream });
    const say = logger.info as (event: unknown, fields?: unknown) => void;
    say("failed", new RangeError("too far"));
    say("said", "hello");
    say(new RangeError("too far"));
    say(undefined);
    expect(objects()).toMatchObject([
      { event: "failed", error: { name: "RangeError", message: "too far" } },
      { event: "said", value: "hello" },
      { event: "error", error: { name: "RangeError" } },
      { event: "[undefined]" },
    ]);
  });

  test("does not throw, whatever it is told", () => {
    const { stream, lines } = collecting();
    const logger = make({ component: "agent", level: "info", format: "json", stream });
    const angry = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    expect(() => logger.info("said", angry)).not.toThrow();
    expect(() => logger.child(angry).info("said")).not.toThrow();
    expect(() => logger.info("said", { inner: angry })).not.toThrow();
    expect(lines().at(-1)).toContain('"inner":"[unreadable]"');
  });

  test("is harmed by no stream: one that throws, fails or has ended", async () => {
    const throwing = new Writable({
      write: () => {
        throw new Error("disk full");
      },
    });
    const failing = new Writable({ write: (_chunk, _encoding, done) => done(new Error("EPIPE")) });
    const ended = new PassThrough();
    ended.end();
    for (const stream of [throwing, failing, ended]) {
      const logger = make({ component: "agent", level: "info", format: "json", stream });
      for (let i = 0; i < 3; i++) expect(() => logger.info("said")).not.toThrow();
      await new Promise((resolve) => setImmediate(resolve));
      expect(() => logger.info("said")).not.toThrow();
    }
  });

  test("holds a bounded amount for a stream that takes nothing, and says how much it dropped", async () => {
    let takeIt: () => void = () => undefined;
    const chunks: string[] = [];
    const slow = new Writable({
      write: (chunk: Buffer, _, done) => {
        chunks.push(String(chunk));
        takeIt = done;
      },
    });
    const logger = make({ component: "agent", level: "info", format: "json", stream: slow });
    const body = "x y ".repeat(4_000);
    for (let i = 0; i < 1_500; i++) logger.info("said", { body });
    expect(slow.writableLength).toBeLessThan(17 * 2 ** 20);
    while (slow.writableLength > 0) {
      takeIt();
      await Promise.resolve();
    }
    const before = chunks.length;
    logger.info("again");
    takeIt();
    await new Promise((resolve) => setImmediate(resolve));
    const [loss = "{}"] = chunks.slice(before);
    const dropped = 1_500 - before;
    expect(dropped).toBeGreaterThan(0);
    expect(JSON.parse(loss)).toMatchObject({ level: "warning", event: "log_lines_dropped", dropped });
  });
});

describe("settings that are not given", () => {
  test("come from LOG_LEVEL and LOG_FORMAT", () => {
    vi.stubEnv("LOG_LEVEL", "warning");
    vi.stubEnv("LOG_FORMAT", "text");
    const { stream, lines } = collecting();
    const logger = createLogger({ component: "agent", stream });
    logger.info("said");
    logger.warning("said");
    vi.unstubAllEnvs();
    expect(lines()).toEqual([expect.stringMatching(/Z warning agent {6}said$/)]);
  });

  test.each([
    ["LOG_LEVEL", "warn", 'LOG_LEVEL is "warn"; it must be one of debug, info, warning, error'],
    ["LOG_FORMAT", "yaml", 'LOG_FORMAT is "yaml"; it must be one of json, text'],
  ])("are told in one line when they are wrong: %s=%s", (variable, value, message) => {
    vi.stubEnv(variable, value);
    expect(() => createLogger({ component: "agent" })).toThrow(new TypeError(message));
    vi.unstubAllEnvs();
    const level = value as "info";
    expect(() => createLogger({ component: "agent", level })).toThrow(
      /^level is ".*"; it must be one of debug/,
    );
  });
});

describe("on a terminal", () => {
  const terminal = () => {
    const { stream, lines } = collecting();
    return { stream: Object.assign(stream, { isTTY: true }), lines };
  };
  const said = (stream: NodeJS.WritableStream, format: "json" | "text") =>
    createLogger({ component: "agent", level: "info", format, stream }).error("said");

  test("the level of a line of text has its colour, unless NO_COLOR is set", () => {
    vi.stubEnv("NO_COLOR", "");
    const coloured = terminal();
    said(coloured.stream, "text");
    expect(coloured.lines()[0]).toContain("\u001b[31merror");
    vi.stubEnv("NO_COLOR", "1");
    const plain = terminal();
    said(plain.stream, "text");
    vi.unstubAllEnvs();
    expect(plain.lines()[0]).not.toContain("\u001b");
  });

  test("JSON has no colour", () => {
    vi.stubEnv("NO_COLOR", "");
    const { stream, lines } = terminal();
    said(stream, "json");
    vi.unstubAllEnvs();
    expect(lines()[0]).not.toContain("\u001b");
  });
});
