import { Agent, get } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { jsonReply } from "./http-reply.js";
import { type HttpServerOptions, type RunningHttpServer, startHttpServer } from "./http-server.js";

const HOST = "127.0.0.1";
const running: RunningHttpServer[] = [];

async function start(routes: HttpServerOptions["routes"], onError?: HttpServerOptions["onError"]) {
  const server = await startHttpServer({
    ...{ host: HOST, port: 0, routes },
    ...(onError === undefined ? {} : { onError }),
  });
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** All that comes back for bytes sent as they are, until the server closes. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, HOST, () => socket.write(bytes));
    socket.on("data", (data) => {
      received += data.toString();
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

test("answers GET and HEAD of its exact paths", async () => {
  const { url } = await start({ "/a": () => jsonReply({ b: 1 }, 203) });
  const answer = await fetch(`${url}/a?q=1`);
  expect([answer.status, await answer.json()]).toEqual([203, { b: 1 }]);
  expect(answer.headers.get("content-type")).toContain("application/json");
  const head = await fetch(`${url}/a`, { method: "HEAD" });
  expect([head.status, await head.text(), head.headers.get("content-length")]).toEqual([203, "", "8"]);
  for (const path of ["/", "/a/", "/A", "/toString", "/__proto__"]) {
    const missing = await fetch(`${url}${path}`);
    expect([path, missing.status]).toEqual([path, 404]);
    expect(await missing.json()).toHaveProperty("error");
  }
});

test("refuses every other method, and does not read a body", async () => {
  let asked = 0;
  const { url, port } = await start({ "/a": () => jsonReply(++asked) });
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const answer = await fetch(`${url}/a`, { method });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(await answer.json()).toHaveProperty("error");
  }
  expect(asked).toBe(0);
  // The declared body never comes, and nobody waits for it.
  const said = await exchange(port, "GET /a HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n\r\n");
  expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(said.toLowerCase()).toContain("connection: close");
  const continued = "GET /a HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n";
  expect(await exchange(port, continued)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test("says nothing of what a route threw, and tells who started it", async () => {
  const told: unknown[] = [];
  const secret = new Error("postgres://me:secret@db");
  const throwing = () => {
    throw secret;
  };
  const { url } = await start({ "/a": throwing, "/b": () => Promise.reject(secret) }, (error, path) =>
    told.push([path, error]),
  );
  for (const path of ["/a", "/b"]) {
    const answer = await fetch(`${url}${path}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/secret|at .*\.ts/);
  }
  expect(told).toEqual([
    ["/a", secret],
    ["/b", secret],
  ]);
});

test("refuses headers that are too large", async () => {
  const { port } = await start({ "/a": () => jsonReply(1) });
  expect(await exchange(port, `GET /a HTTP/1.1\r\nx: ${"a".repeat(20_000)}\r\n\r\n`)).toContain(" 431 ");
});

test("cuts off a client that does not finish its request", async () => {
  const { port } = await start({ "/a": () => jsonReply(1) });
  expect(await exchange(port, "GET /a HTTP/1.1\r\nhost:")).toMatch(/^HTTP\/1\.1 408 /);
}, 15_000);

test("closes connections that are kept alive, and does not wait for a route for ever", async () => {
  let reached: () => void;
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const never = () => {
    reached();
    return new Promise<never>(() => undefined);
  };
  const server = await startHttpServer({
    host: HOST,
    port: 0,
    routes: { "/a": () => jsonReply(1), "/never": never },
  });
  const agent = new Agent({ keepAlive: true });
  const idle = new Promise((resolve, reject) => {
    get(`${server.url}/a`, { agent }, (response) => response.resume().on("end", resolve)).on("error", reject);
  });
  await idle;
  const cut = new Promise((resolve) => {
    get(`${server.url}/never`, { agent: new Agent() }).on("error", resolve);
  });
  await isReached;
  await server.close();
  expect(await cut).toMatchObject({ code: "ECONNRESET" });
  await expect(fetch(`${server.url}/a`)).rejects.toThrow();
  agent.destroy();
});

test("a port that is taken is an error of one line that says what to do", async () => {
  const { port } = await start({});
  const second = startHttpServer({ host: HOST, port, routes: {} });
  await expect(second).rejects.toThrow(
    `cannot listen on 127.0.0.1 port ${port}: another program has this port; choose another one, or 0 for any that is free`,
  );
  await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("an address of another machine is an error that says so", async () => {
  const elsewhere = startHttpServer({ host: "192.0.2.1", port: 0, routes: {} });
  await expect(elsewhere).rejects.toThrow("this machine has no such address");
});

test("says an address that can be opened where it listens on all", async () => {
  const server = await startHttpServer({ host: "0.0.0.0", port: 0, routes: {} });
  running.push(server);
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await fetch(server.url)).status).toBe(404);
});
