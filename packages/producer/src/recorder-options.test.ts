import { describe, expect, it } from "vitest";
import { type RecorderOptions, resolveOptions } from "./recorder-options.js";
import { silentLogger } from "./silent-logger.js";

const resolve = (options: object = {}, environment: Record<string, string> = {}) =>
  resolveOptions(options as RecorderOptions, environment);

describe("options", () => {
  it("all have a default", () => {
    expect(resolve()).toMatchObject({
      address: { host: "127.0.0.1", port: 6379, db: 0, tls: false },
      prefix: "calltape",
      shards: 1,
      tenant: "",
      limits: { maxEvents: 100_000, maxBytes: 64 * 1024 * 1024 },
      protocol: 3,
      sessions: {
        keepsCalls: true,
        ttlMs: 1_800_000,
        timeoutMs: 200,
        limits: { maxSessions: 10_000, maxBytes: 32 * 1024 * 1024 },
      },
    });
    expect(resolve({ sessions: false }).sessions).toMatchObject({ keepsCalls: false, timeoutMs: 200 });
  });

  it("come from the environment where they are not given", () => {
    const environment = { REDIS_URL: "redis://redis:7000/2", CALLTAPE_PREFIX: "tape", CALLTAPE_SHARDS: "4" };
    expect(resolve({}, environment)).toMatchObject({
      address: { host: "redis", port: 7000, db: 2 },
      prefix: "tape",
      shards: 4,
    });
    expect(resolve({ shards: 2, prefix: "own" }, environment)).toMatchObject({ prefix: "own", shards: 2 });
  });

  it("read a login, TLS and IPv6 from the URL", () => {
    expect(resolve({ redisUrl: "rediss://user:p%40ss@[::1]:6380/3" }).address).toEqual({
      kind: "server",
      host: "::1",
      port: 6380,
      username: "user",
      password: "p@ss",
      db: 3,
      tls: true,
    });
    expect(resolve({ redisUrl: "redis://:secret@host" }).address).toMatchObject({
      username: undefined,
      password: "secret",
    });
  });

  it.each<[object, Record<string, string>, string]>([
    [{ prefix: "a{b}" }, {}, 'prefix is "a{b}"; it must be 1 to 64 letters'],
    [{ shards: 0 }, {}, "shards is 0; it must be a whole number from 1 to 1024"],
    [{ shards: "2" }, {}, 'shards is "2"; it must be a whole number'],
    [{}, { CALLTAPE_SHARDS: "many" }, 'CALLTAPE_SHARDS is "many"; it must be a whole number'],
    [{ redisUrl: "http://host" }, {}, 'redisUrl is "http://host"; it must be a URL such as redis://'],
    [{ redisUrl: "redis://host/x" }, {}, "redisUrl is"],
    [{ redisUrl: 6379 }, {}, "redisUrl is 6379; it must be a URL"],
    [{}, { REDIS_URL: "localhost:6379" }, 'REDIS_URL is "localhost:6379"; it must be'],
    [{ tenant: "x".repeat(65) }, {}, "a text of at most 64 characters"],
    [{ agentVersion: 5 }, {}, "agentVersion is 5; it must be a text"],
    [{ buffer: { maxEvents: 1.5 } }, {}, "buffer.maxEvents is 1.5; it must be a whole number"],
    [{ buffer: { maxBytes: 10 } }, {}, "buffer.maxBytes is 10; it must be a whole number"],
    [{ sessions: true }, {}, "sessions is true; it must be an object, or false"],
    [{ sessions: { ttlSeconds: 0 } }, {}, "sessions.ttlSeconds is 0; it must be a whole number from 1 to"],
    [{ sessions: { timeoutMs: "1" } }, {}, 'sessions.timeoutMs is "1"; it must be a whole number'],
    [{ sessions: { maxInMemory: 1.5 } }, {}, "sessions.maxInMemory is 1.5; it must be a whole number"],
    [{ sessions: { maxBytes: 1 } }, {}, "sessions.maxBytes is 1; it must be a whole number"],
    [{ protocol: 4 }, {}, "protocol is 4; it must be 2 or 3"],
    [{ logger: {} }, {}, "logger is [object Object]; it must be an object with debug, info, warning, error"],
    [{}, { LOG_LEVEL: "loud" }, 'LOG_LEVEL is "loud"; it must be one of debug, info, warning, error'],
  ])("that are wrong are told in one line: %j %j", (options, environment, message) => {
    expect(() => resolve(options, environment)).toThrow(message);
    expect(() => resolve(options, environment)).toThrow(/^[^\n]*$/);
  });

  it.each([
    "http://user:secret@host",
    "redis://user:se@cret@host/x",
    "user:secret@host",
    "redis://h?password=secret",
  ])("never show a password: %s", (redisUrl) => {
    expect(() => resolve({ redisUrl })).toThrow(/^(?!.*(secret|cret)).*$/);
  });
});

describe("a logger that throws", () => {
  it("keeps its failures to itself", () => {
    const { logger } = resolve({
      logger: {
        ...silentLogger,
        warning() {
          throw new Error("disk full");
        },
      },
    });
    expect(() => logger.warning("redis_away")).not.toThrow();
  });
});
