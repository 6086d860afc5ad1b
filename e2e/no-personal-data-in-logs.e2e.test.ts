import { fileURLToPath } from "node:url";
import { killChildren, startChild, startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, describe, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { ask } from "./support/database.js";
import { portOf } from "./support/filled-worker.js";
import { toolEvent, wireEvent } from "./support/wire-events.js";

const HANDLER = fileURLToPath(new URL("fixtures/handle-calls-and-say-so.mjs", import.meta.url));
const SIMULATED = 60;
const LONG = { timeoutMs: 60_000 };

const person = (name: string, phone: string, email: string) => ({ name, phone, email });
/** Numbers as systems and people write them. */
const people = [
  person("Олена Коваленко", "+380671234501", "olena.k@example.com"),
  person("Тарас Шевчук", "0671234502", "taras@пошта.example"),
  person("Ірина Мельник", "+380 67 123-45-03", "i_melnyk+tyres@example.org"),
  person("Богдан Гнатюк", "(067) 123 45 04", "b.hnatiuk@mail.example.com"),
  person("Мар'яна Дорошенко", "380671234505", "marjana@example.com"),
  person("Сергій Бондаренко", "00380671234506", "SERHII@EXAMPLE.COM"),
  // Nothing shows that this is a name, but that the call knows it.
  person("Нгуен Тхань", "+380671234507", "thanh@example.com"),
];

/** Set aside by the worker, in each of the ways there are; Postgres itself refuses the last two. */
const badEvents = [
  "Олена Коваленко, +380671234501: this is no JSON",
  wireEvent("turn.completed", '{"turn":"+380671234501","speaker":"Олена Коваленко","content":"0671234502"}'),
  wireEvent("call.paused", '{"caller_phone":"+380671234501","customer_name":"Тарас Шевчук"}'),
  toolEvent('{"phone":"+380671234501","customer":"Олена Коваленко","n":1e200000}'),
  wireEvent(
    "turn.completed",
    '{"turn":1,"speaker":"bot","content":"Ірина Мельник, 0671234503","stt_confidence":1e-400}',
  ),
];

let bench: Bench;
const proxies: TcpProxy[] = [];
afterEach(async () => {
  killChildren();
  for (const proxy of proxies.splice(0)) await proxy.close();
  await bench.close();
});

async function proxyTo(url: string): Promise<TcpProxy> {
  const proxy = await startTcpProxy(portOf(url));
  proxies.push(proxy);
  return proxy;
}

/** Everything handler and worker say of a run in which everything goes wrong that can. */
async function runAndListen(format: "json" | "text"): Promise<readonly string[]> {
  const services = testServices();
  bench = await openBench(services);
  const redis = await proxyTo(services.redisUrl);
  const postgres = await proxyTo(services.databaseUrl);
  const env = { ...bench.env, LOG_LEVEL: "debug", LOG_FORMAT: format };
  const worker = bench.worker({ ...env, DATABASE_URL: postgres.through(bench.databaseUrl) });
  const args = [JSON.stringify({ simulated: SIMULATED, people })];
  const handler = startChild(HANDLER, { args, env: { ...env, REDIS_URL: redis.through(services.redisUrl) } });
  await handler.line(/"half"/, LONG);

  redis.refuse();
  postgres.refuse();
  await bench.stream.add(...badEvents);
  handler.write("go\n");
  await handler.line(/redis_away/, LONG);
  await worker.line(/postgres_away/, LONG);
  await redis.accept();
  await postgres.accept();

  const { input } = await handler.line(/"done"/, LONG);
  expect(JSON.parse(input)).toMatchObject({ isWritten: true, mistakes: people.length });
  expect(await handler.exited).toEqual({ code: 0, signal: null });
  await bench.stream.drained();
  await waitFor(
    "the bad events to be set aside",
    async () => (await deadLetters()).length === badEvents.length,
  );
  worker.kill();
  expect(await worker.exited).toEqual({ code: 0, signal: null });
  return [...worker.stdout, ...worker.stderr, ...handler.stdout, ...handler.stderr];
}

const deadLetters = async () =>
  (
    await ask<[string]>(bench.databaseUrl, "SELECT convert_from(raw, 'UTF8') FROM dead_letters ORDER BY 1")
  ).flat();

/** The numbers of everybody who called or was called, nine digits each, and the names they gave. */
async function everybody(): Promise<{ phones: Set<string>; names: Set<string> }> {
  const phones = await ask<[string]>(bench.databaseUrl, "SELECT phone FROM customers");
  const names = await ask<[string]>(
    bench.databaseUrl,
    "SELECT DISTINCT data->>'customer_name' FROM call_events WHERE data->>'customer_name' IS NOT NULL",
  );
  return { phones: new Set(phones.flat().map((phone) => phone.slice(-9))), names: new Set(names.flat()) };
}

/** The digits of a number with anything between them that people and systems put there. */
const anyWriting = (digits: string) => new RegExp(digits.split("").join("(?:[\\s().+-]|%20|%28|%29){0,4}"));

describe.each(["json", "text"] as const)("a whole run at DEBUG in the format %s", (format) => {
  it("says nothing of who called, whatever goes wrong, and stores all of it", async () => {
    const lines = await runAndListen(format);
    const { phones, names } = await everybody();
    expect(phones.size).toBeGreaterThan(30);
    expect(names.size).toBeGreaterThan(15);
    expect(lines.length).toBeGreaterThan(SIMULATED * 40);

    const anyPhone = [...phones].map(anyWriting);
    const surnames = [...names].flatMap((name) => name.split(" ").slice(1));
    const told = {
      phones: lines.filter((line) => anyPhone.some((phone) => phone.test(line))).slice(0, 5),
      names: lines.filter((line) => [...names, ...surnames].some((name) => line.includes(name))).slice(0, 5),
      emails: lines.filter((line) => people.some(({ email }) => line.includes(email))).slice(0, 5),
    };
    expect(told).toEqual({ phones: [], names: [], emails: [] });

    // Masked, and not left out.
    const about = (event: string) => lines.filter((line) => line.includes(event));
    expect(about("order_failed")).toHaveLength(people.length);
    for (const line of about("order_failed")) expect(line).toMatch(/\+380\*\*\*50[1-7]/);
    expect(about("events_set_aside").length).toBeGreaterThan(0);
    for (const event of [
      "turn_completed",
      "tool_completed",
      "error_raised",
      "call_ended",
      "batch_committed",
    ]) {
      expect(about(event).length, event).toBeGreaterThan(0);
    }
    if (format === "json") for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();

    const said = (sql: string) => ask<[string]>(bench.databaseUrl, sql).then((rows) => rows.flat());
    const turns = await said("SELECT content FROM call_turns");
    const failures = await said("SELECT error_message FROM call_tool_calls WHERE error_message IS NOT NULL");
    const callers = await said("SELECT data->>'caller_phone' FROM call_events WHERE type = 'call.started'");
    for (const { name, phone, email } of people) {
      expect(turns).toContain(`Запишіть: ${name}, ${phone}, ${email}`);
      expect(failures.some((text) => text.includes(`no order of ${name}, ${phone}`))).toBe(true);
      expect(callers).toContain(phone);
    }
    expect(await deadLetters()).toEqual([...badEvents].sort());
  });
});
