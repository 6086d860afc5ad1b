import { killChildren } from "@calltape/testkit";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "./support/calltape.js";

afterEach(killChildren);

const WORK = ["work", "--drain"];
const REPLAY = ["replay", "-"];
const MIGRATE = ["migrate"];

/** Each setting with a value that is wrong, on one command or the other: all of them read all settings. */
const wrong = [
  [MIGRATE, "CALLTAPE_PREFIX", "a{b}", "letters, digits"],
  [WORK, "CALLTAPE_SHARDS", "0", "from 1 to 1024"],
  [REPLAY, "CALLTAPE_SHARDS", "many", "from 1 to 1024"],
  [WORK, "CALLTAPE_CONSUMER", "two words", "without spaces"],
  [WORK, "CALLTAPE_BATCH_SIZE", "10001", "from 1 to 10000"],
  [REPLAY, "CALLTAPE_CLAIM_AFTER_MS", "-5", "from 100 to"],
  [WORK, "CALLTAPE_STOP_TIMEOUT_MS", "1e3", "from 0 to"],
  [MIGRATE, "CALLTAPE_DEFAULT_REGION", "Ukraine", "country code"],
  [WORK, "CALLTAPE_HTTP_HOST", "no host", "0.0.0.0"],
  [WORK, "CALLTAPE_HTTP_PORT", "65536", "from 0 to 65535"],
  [MIGRATE, "LOG_LEVEL", "warn", "debug, info, warning, error"],
  [WORK, "LOG_FORMAT", "yaml", "json, text"],
] as const;

const secret = [
  [MIGRATE, "DATABASE_URL", "mysql://me:geheim@db/calltape", "postgres://"],
  [WORK, "DATABASE_URL", "me:geheim@db", "postgres://"],
  [REPLAY, "REDIS_URL", "http://:geheim@cache:6379", "redis://"],
] as const;

describe("a wrong setting", () => {
  it.each(wrong)("stops %j in one line that repeats %s=%j and says what is allowed", async (...given) => {
    const [args, variable, value, allowed] = given;
    const { code, stdout, stderr } = await run(args, { [variable]: value });
    expect({ code, stdout }).toEqual({ code: 1, stdout: [] });
    expect(stderr).toHaveLength(1);
    for (const part of [`${variable} is "${value}"`, allowed]) expect(stderr[0]).toContain(part);
  });

  it.each(secret)("that may hold a secret stops %j without repeating it: %s", async (...given) => {
    const [args, variable, value, allowed] = given;
    const { code, stdout, stderr } = await run(args, { [variable]: value });
    expect({ code, stdout }).toEqual({ code: 1, stdout: [] });
    expect(stderr).toHaveLength(1);
    for (const part of [variable, "***", allowed]) expect(stderr[0]).toContain(part);
    expect(stderr[0]).not.toContain("geheim");
  });
});

describe("wrong arguments", () => {
  it.each([
    [["wrok"], "unknown command 'wrok'"],
    [["replay"], "missing required argument 'file'"],
    [["replay", "--speed", "fast", "-"], "a number above 0"],
    [["migrate", "--nope"], "unknown option '--nope'"],
  ])("%j are answered in one line that says where to look", async (args, said) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: [] });
    expect(stderr).toHaveLength(1);
    expect(stderr[0]).toMatch(/^calltape: .*--help$/);
    expect(stderr[0]).toContain(said);
  });
});

describe("--help", () => {
  it("lists the commands and the settings", async () => {
    const { code, stdout, stderr } = await run(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: [] });
    for (const variable of ["REDIS_URL", "DATABASE_URL", "CALLTAPE_PREFIX", "LOG_LEVEL"]) {
      expect(stdout.join("\n")).toContain(`  ${variable} `);
    }
  });
});
