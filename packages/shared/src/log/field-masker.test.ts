import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventTypes, personalFields } from "../events/registry.js";
import { FieldMasker } from "./field-masker.js";
import { fieldRule } from "./field-rule.js";

const PHONE = "+380671234567";
const MASKED = "+380***567";
const masked = (name: string, value: unknown, names: string[] = [], phones: string[] = []) =>
  new FieldMasker({ names, phones }).field(name, value);

describe("by the name of the field", () => {
  const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const personal = [...new Set(eventTypes.flatMap(personalFields))];

  test.each(personal)("nothing of %s stands in a line, in any spelling of the name", (name) => {
    for (const spelling of [name, camelCase(name), name.toUpperCase(), name.replaceAll("_", "-")]) {
      const given = { inner: `Олена, ${PHONE}` };
      expect(JSON.stringify(masked(spelling, given)), spelling).not.toMatch(/Олена|1234567/);
    }
  });

  test.each([
    ["caller_phone", "067 123-45-67", MASKED],
    ["phone", "hidden", "***"],
    ["callerId", PHONE, MASKED],
    ["calledNumber", PHONE, MASKED],
    ["customer_name", "Будь-хто", "***"],
    ["summary", "що завгодно", "***"],
    ["args", [1, 2], "***"],
    ["content", "", ""],
    ["result", { found: 3 }, "***"],
    ["result", [1], "***"],
    ["result", "order_created", "order_created"],
    ["result", `sent to ${PHONE}`, `sent to ${MASKED}`],
    ["result", true, true],
    ["customer", "Олена Коваленко", "***"],
    ["customer", { name: "Zbigniew", city: "Київ" }, { name: "***", city: "Київ" }],
    ["name", "Олена Коваленко", "***"],
    ["name", "search_tires", "search_tires"],
    ["full_name", "Zbigniew", "***"],
    ["city", "Одеса", "Одеса"],
    ["password", "geheim", "***"],
    ["apiKey", "k-1", "***"],
    ["access_token", 12345, "***"],
    ["Set-Cookie", ["a=b"], "***"],
    ["authorization", { scheme: "Bearer" }, "***"],
  ])("%s: %j becomes %j", (name, value, shown) => {
    expect(masked(name, value)).toEqual(shown);
  });

  test.each([
    ...["input_tokens", "cached_input_tokens", "max_tokens", "tool_name", "duration_ms", "content_type"],
    ...["phone_calls", "headphones", "telephony", "success", "reason", "results", "argument", "number"],
  ])("%s says nothing of its value", (name) => {
    expect(fieldRule(name)).toBe("text");
  });

  test.each(["call_id", "request_id", "trace_id"])("%s is shown as it is", (name) => {
    for (const id of ["0190c7a0-1111-7000-8000-000000000001", "1717171717.4242", "req-380671234567"]) {
      expect(masked(name, id)).toBe(id);
    }
    expect(masked(name, PHONE)).toBe(MASKED);
  });
});

describe("numbers", () => {
  test("are shown as they are, unless the name or the call says that they are a telephone's", () => {
    expect(masked("duration_ms", 140.5)).toBe(140.5);
    expect(masked("at_ms", 1_764_000_000_000)).toBe(1_764_000_000_000);
    expect(masked("customer", 380671234567)).toBe(380671234567);
    expect(masked("phone", 380671234567)).toBe(MASKED);
    expect(masked("phone", 380671234567n)).toBe(MASKED);
    expect(masked("phone", 3)).toBe(3);
    expect(masked("customer", 380671234567, [], ["067 123 45 67"])).toBe(MASKED);
    expect(masked("big", 12345678901234567890n)).toBe("12345678901234567890");
    expect([masked("x", Number.NaN), masked("x", Number.NEGATIVE_INFINITY)]).toEqual(["NaN", "-Infinity"]);
  });
});

describe("texts", () => {
  test.each([
    [
      "JSON",
      '{"caller_phone":"0671234567","content":"таємне","n":1}',
      `{"caller_phone":"${MASKED}","content":"***","n":1}`,
    ],
    [
      "JSON within JSON",
      JSON.stringify({ body: '{"content":"таємне"}' }),
      JSON.stringify({ body: '{"content":"***"}' }),
    ],
    [
      "JSON in a sentence",
      'sent {"content":"a \\"b\\" c","args":{"x":["}"]},"ok":true} twice',
      'sent {"content":"***","args":"***","ok":true} twice',
    ],
    [
      "escaped JSON in a sentence",
      String.raw`sent {\"content\":\"таємне\",\"n\":1}`,
      String.raw`sent {\"content\":\"***\",\"n\":1}`,
    ],
    ["JSON that was cut", 'got {"content":"таємне й не дописа', 'got {"content":"***'],
    ["a printed object", "{ customerName: 'Хтось', turn: 1 }", "{ customerName: '***', turn: 1 }"],
    [
      "a parameter",
      "GET /a?phone=%2B380671234567&content=%D1%82%D0%B0&page=2",
      `GET /a?phone=${MASKED}&content=***&page=2`,
    ],
    ["an encoded path", "GET /by/%2B380671234567/x%20y", `GET /by/${MASKED}/x%20y`],
    ["a connection", "cannot reach redis://me:geheim@host:6379/0", "cannot reach redis://me:***@host:6379/0"],
    ["a header", "sent Authorization: Bearer abc.def.ghi", "sent Authorization: Bearer ***"],
    ["a cookie", "Cookie: session=abcdef; id=7", "Cookie: ***"],
    ["an assignment", "retry with api_key=k-123&x=1", "retry with api_key=***&x=1"],
  ])("%s is masked", (_, text, shown) => {
    expect(masked("text", text)).toBe(shown);
  });

  test.each([
    "Invalid token: expired",
    "authorization failed for 3 requests",
    "Unexpected token '}' at position 5",
    "bearer authentication is required",
    '{ "a":  1,\n "b": [ ] }',
    "GET http://10.0.0.1:8080/health?verbose=1&x=a%20b 200 in 12 ms",
    "result: succeeded, summary: none",
    "connect ECONNREFUSED 127.0.0.1:5432",
  ])("that hold nothing personal are not touched: %s", (text) => {
    expect(masked("text", text)).toBe(text);
  });

  test("are masked by what is known of the call's people, however their names are declined", () => {
    const said = "Тут Гнатюкові, вже без слова «пан», дзвонив Богдан Гнатюк";
    expect(masked("text", said, ["Богдан Гнатюк"])).not.toMatch(/Гнатюк|Богдан/);
    expect(masked("text", "hnatiuk wants R16", ["Богдан Гнатюк"])).not.toMatch(/hnatiuk/);
  });

  test("that are too long are cut, with a mark, and no number is left in halves", () => {
    for (let shift = 0; shift < 300; shift += 7) {
      const text = `${"x ".repeat(8_192 - 150)}${" ".repeat(shift)}${PHONE} ${"y ".repeat(20_000)}`;
      const shown = String(masked("text", text));
      expect(shown.length).toBeLessThan(16 * 1024 + 64);
      expect(shown).toMatch(/… \[cut, \d+ characters\]$/);
      expect(shown).not.toMatch(/\+3806/);
    }
  });

  test("cost no more than their length, however hostile", () => {
    const worst = [
      '"a":"\\',
      "%41",
      "a:",
      "://a:",
      "?a=",
      '"content":"',
      '{"content":[',
      "token=",
      "bearer ",
      "a-",
    ];
    for (const piece of worst) {
      const begun = performance.now();
      for (let i = 0; i < 5; i++) masked("text", piece.repeat(3_000));
      expect((performance.now() - begun) / 5, piece).toBeLessThan(150);
    }
  });
});

describe("errors", () => {
  test("are told with name, message, code, causes and stack, all of it masked", () => {
    const cause = new AggregateError([new Error(`first ${PHONE}`), "second"], "both failed");
    const error = Object.assign(new TypeError(`no ${PHONE}`, { cause }), {
      code: "E_CALL",
      password: "geheim",
    });
    const shown = masked("error", error) as Record<string, unknown>;
    expect(Object.keys(shown)).toEqual(["name", "message", "code", "password", "cause", "stack"]);
    expect(shown).toMatchObject({
      ...{ name: "TypeError", message: `no ${MASKED}`, code: "E_CALL", password: "***" },
      cause: { name: "AggregateError", errors: [{ message: `first ${MASKED}` }, "second"] },
    });
    expect(shown["stack"]).toMatch(/^TypeError: no \+380\*\*\*567\n {4}at .*field-masker\.test\.ts/);
    expect(JSON.stringify(shown)).not.toContain("1234567");
  });

  test("of Postgres do not quote the row, of Redis not the command", () => {
    const postgres = Object.assign(new Error("value too long"), {
      ...{ code: "22001", severity: "ERROR", routine: "varchar", table: "call_turns" },
      ...{ detail: "Failing row contains (таємне).", where: "JSON data, line 1: таємне" },
    });
    const redis = Object.assign(new Error("OOM"), { command: { name: "xadd", args: ["s", "таємне"] } });
    expect(masked("error", postgres)).toMatchObject({ code: "22001", table: "call_turns" });
    expect(masked("error", redis)).toMatchObject({ command: { name: "xadd", args: "***" } });
    expect(JSON.stringify([masked("error", postgres), masked("error", redis)])).not.toContain("таємне");
  });

  test("that cause each other end", () => {
    const one = new Error("one");
    const two = new Error("two", { cause: one });
    one.cause = two;
    expect(masked("error", one)).toMatchObject({
      message: "one",
      cause: { message: "two", cause: "[circular]" },
    });
  });
});

describe("other values", () => {
  class Point {
    readonly x = 1;
    #hidden = 2;
    get sum() {
      return this.x + this.#hidden;
    }
  }
  const circle: Record<string, unknown> = { a: 1 };
  circle["self"] = { circle };
  const trap = Object.defineProperty({ a: 1 }, "b", {
    enumerable: true,
    get: () => {
      throw new Error(PHONE);
    },
  });
  const deep = JSON.parse(`${'{"a":'.repeat(20)}1${"}".repeat(20)}`);

  test.each<[string, unknown, unknown]>([
    ["a cycle", circle, { a: 1, self: { circle: "[circular]" } }],
    ["a getter that throws", trap, { a: 1, b: "[unreadable]" }],
    ["bytes", Buffer.from("abc"), "[3 bytes]"],
    ["a typed array", new Float64Array(2), "[16 bytes]"],
    ["a date", new Date(0), "1970-01-01T00:00:00.000Z"],
    ["no date", new Date(Number.NaN), "[invalid date]"],
    [
      "a map",
      new Map<unknown, unknown>([
        ["a", PHONE],
        ["content", "x"],
      ]),
      { a: MASKED, content: "***" },
    ],
    ["a set", new Set([PHONE]), [MASKED]],
    ["a URL", new URL("postgres://me:geheim@db/x"), "postgres://me:***@db/x"],
    ["an instance", new Point(), { x: 1 }],
    ["what writes itself", { toJSON: () => ({ content: "x", n: 1 }) }, { content: "***", n: 1 }],
    ["a function", () => 1, "[function]"],
    ["a symbol", Symbol("x"), "[symbol]"],
    ["null", null, null],
    ["an array", [undefined, PHONE, null], [null, MASKED, null]],
    ["a personal name of a member", { [PHONE]: 1 }, { [MASKED]: 1 }],
  ])("%s", (_, value, shown) => {
    expect(masked("x", value)).toEqual(shown);
  });

  test("deep, wide and long ones are bounded, and say so", () => {
    expect(JSON.stringify(masked("x", deep))).toContain('"[object]"');
    const wide = masked(
      "x",
      Array.from({ length: 500 }, (_, i) => i),
    ) as unknown[];
    expect([wide.length, wide.at(-1)]).toEqual([101, "[400 more]"]);
    const huge = Array.from({ length: 90 }, () => Array.from({ length: 90 }, () => "y".repeat(2_000)));
    expect(JSON.stringify(masked("x", huge)).length).toBeLessThan(100_000);
  });

  test("whatever it is, it is written as JSON, and no known number is in it", () => {
    const known = { names: [], phones: [PHONE] };
    const person = fc.constantFrom(PHONE, "x");
    const leaf = fc.oneof(fc.string(), person, fc.constantFrom(380671234567, 380671234567n), fc.anything());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.array(tie("value")),
        fc.dictionary(fc.oneof(fc.string(), person), tie("value")),
      ),
    }));
    fc.assert(
      fc.property(fc.string(), value, (name, given) => {
        const text = JSON.stringify(new FieldMasker(known).field(name, given)) ?? "";
        expect(() => text === "" || JSON.parse(text)).not.toThrow();
        expect(text).not.toMatch(/671234567/);
      }),
      { numRuns: 100 },
    );
  });
});
