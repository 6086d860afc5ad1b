import { createServer } from "node:net";
import {
  type Child,
  freePort,
  killChildren,
  type ProxyTarget,
  startTcpProxy,
  type TcpProxy,
  waitFor,
} from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { portOf } from "./support/filled-worker.js";
import { scrape } from "./support/metrics.js";
import { goodEvent } from "./support/wire-events.js";

const services = testServices();
const LONG = { timeoutMs: 30_000 };
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let bench: Bench;
const proxies: TcpProxy[] = [];

beforeEach(async () => {
  bench = await openBench(services);
});
afterEach(async () => {
  killChildren();
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
  await bench.close();
});

async function proxyTo(target: ProxyTarget): Promise<TcpProxy> {
  const proxy = await startTcpProxy(target);
  proxies.push(proxy);
  return proxy;
}

async function urlOf(worker: Child): Promise<string> {
  await worker.line(/"http_listening"/, LONG);
  return String(logged(worker, "http_listening")[0]?.["url"]);
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly status: string;
    readonly reasons: readonly string[];
    readonly dependencies: Readonly<Record<string, { status: string; since: string; error?: string }>>;
  };
}

async function ask(url: string, path: string): Promise<Answer> {
  const answer = await fetch(`${url}${path}`);
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
}

const untilReady = (url: string, status: number) =>
  waitFor(
    `/readyz to answer ${status}`,
    async () => {
      const answer = await ask(url, "/readyz");
      return answer.status === status ? answer : undefined;
    },
    LONG,
  );

describe("a worker with nothing to do", () => {
  it.each(["postgres", "redis"])(
    "says on /readyz that %s is away, since when, and when it is back",
    async (name) => {
      const variable = name === "postgres" ? "DATABASE_URL" : "REDIS_URL";
      const address = String(bench.env[variable]);
      const proxy = await proxyTo(portOf(address));
      const worker = bench.worker({ [variable]: proxy.through(address) });
      const url = await urlOf(worker);
      const ready = await untilReady(url, 200);
      expect(ready.body).toMatchObject({ status: "ready", reasons: [] });

      proxy.refuse();
      const away = await untilReady(url, 503);
      const { [name]: gone, ...others } = away.body.dependencies;
      expect(gone).toMatchObject({ status: "away", since: expect.stringMatching(ISO) });
      expect(gone?.error).toMatch(/\S/);
      expect(gone?.error).not.toMatch(/\n|:\/\/[^*]*@/);
      expect(Object.values(others)).toMatchObject([{ status: "up" }]);
      expect(away.body.reasons).toEqual([`${name} is away since ${gone?.since}`]);
      // No new process would bring the server back.
      expect(await ask(url, "/healthz")).toMatchObject({
        status: 200,
        body: { status: "ok", reasons: away.body.reasons },
      });
      const up = `calltape_dependency_up{dependency="${name}"}`;
      await waitFor("the metric", async () => (await scrape(url))[up] === 0);

      await proxy.accept();
      const back = await untilReady(url, 200);
      expect(back.body.dependencies[name]?.status).toBe("up");
      expect(Date.parse(back.body.dependencies[name]?.since ?? "")).toBeGreaterThan(
        Date.parse(gone?.since ?? ""),
      );
      await waitFor("the metric", async () => (await scrape(url))[up] === 1);
    },
  );
});

describe("a worker that starts", () => {
  it("answers before Postgres has ever been there, and is ready when it is", async () => {
    const proxy = await proxyTo(portOf(bench.databaseUrl));
    proxy.refuse();
    const url = await urlOf(bench.worker({ DATABASE_URL: proxy.through(bench.databaseUrl) }));
    expect((await ask(url, "/healthz")).status).toBe(200);
    const starting = await untilReady(url, 503);
    expect(starting.body.reasons).toContain("the worker is starting");
    await proxy.accept();
    await untilReady(url, 200);
  });

  it("on a database that is not migrated says that something is to be repaired", async () => {
    const elsewhere = new URL(bench.databaseUrl);
    elsewhere.pathname = "/postgres";
    const url = await urlOf(bench.worker({ DATABASE_URL: elsewhere.href }));
    await waitFor(
      "the fault to show",
      async () => (await ask(url, "/readyz")).body.dependencies["postgres"]?.status === "fault",
      LONG,
    );
    expect((await ask(url, "/healthz")).status).toBe(200);
  });
});

describe("a worker that stops", () => {
  it("answers until its last batch is done, as one that is not ready", async () => {
    const proxy = await proxyTo(portOf(bench.databaseUrl));
    const worker = bench.worker({ DATABASE_URL: proxy.through(bench.databaseUrl) });
    const url = await urlOf(worker);
    await untilReady(url, 200);
    proxy.delay(300);
    await bench.stream.add(goodEvent());
    await waitFor("the worker to hold the event", async () => (await bench.stream.pending()) > 0, LONG);
    worker.kill();
    const stopping = await untilReady(url, 503);
    expect(stopping.body.reasons).toContain("the worker is stopping");
    expect(await worker.exited).toEqual({ code: 0, signal: null });
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe("ports", () => {
  /** A port that somebody has. */
  async function takenPort(): Promise<{ port: number; release: () => void }> {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return { port, release: () => server.close() };
  }

  it("one that was set and is taken stops the worker at start with one line", async () => {
    const { port, release } = await takenPort();
    const worker = bench.worker({ CALLTAPE_HTTP_PORT: String(port) });
    expect(await worker.exited).toEqual({ code: 1, signal: null });
    release();
    expect(worker.stdout).toEqual([]);
    expect(worker.stderr).toHaveLength(1);
    for (const said of [`127.0.0.1 port ${port}`, "another program", "CALLTAPE_HTTP_PORT"]) {
      expect(worker.stderr[0]).toContain(said);
    }
  });

  it("two workers without settings run on one machine", async () => {
    const unset = { CALLTAPE_HTTP_PORT: "" };
    const urls = await Promise.all([urlOf(bench.worker(unset)), urlOf(bench.worker(unset))]);
    expect(new Set(urls).size).toBe(2);
    for (const url of urls) await untilReady(url, 200);
  });

  it("a draining worker answers, too", async () => {
    const { stdout } = await bench.drain();
    expect(logged({ stdout: [...stdout] }, "http_listening")).toHaveLength(1);
  });
});
