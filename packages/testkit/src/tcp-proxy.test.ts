import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.js";
import { waitFor } from "./wait-for.js";

let echo: Server;
let proxy: TcpProxy;
let clients: Client[];

interface Client {
  readonly socket: Socket;
  received(): string;
  error(): string | undefined;
}

beforeEach(async () => {
  clients = [];
  echo = createServer((socket) => socket.on("error", () => socket.destroy()).pipe(socket));
  echo.listen(0, "127.0.0.1");
  await once(echo, "listening");
  proxy = await startTcpProxy({ port: (echo.address() as AddressInfo).port });
});

afterEach(async () => {
  for (const { socket } of clients) socket.destroy();
  await proxy.close();
  await new Promise((resolve) => echo.close(resolve));
});

function client(): Client {
  const socket = connect({ port: proxy.port, host: proxy.host });
  let received = "";
  let error: string | undefined;
  socket.setEncoding("utf8").on("data", (text: string) => {
    received += text;
  });
  socket.on("error", (failure: NodeJS.ErrnoException) => {
    error = failure.code;
  });
  const made = { socket, received: () => received, error: () => error };
  clients.push(made);
  return made;
}

async function connected(): Promise<Client> {
  const made = client();
  made.socket.write("hello ");
  await waitFor("the echo", () => made.received() === "hello ");
  return made;
}

describe("startTcpProxy", () => {
  it("forwards in both directions", async () => {
    const { socket, received } = await connected();
    socket.end("world");
    await once(socket, "close");
    expect(received()).toBe("hello world");
    await waitFor("the connection to be forgotten", () => proxy.connections === 0);
  });

  it("breaks connections off and takes new ones after a cut", async () => {
    const first = await connected();
    proxy.cut();
    await waitFor("the reset", () => first.error() === "ECONNRESET");
    await connected();
  });

  it("breaks connections off in the middle of a reply, and leaves later ones alone", async () => {
    const first = await connected();
    proxy.cutMidReply();
    const second = await connected();
    first.socket.write("0123456789");
    await waitFor("the end of the connection", () => first.socket.destroyed);
    expect(first.received()).toBe("hello 01234");
    second.socket.write("whole");
    await waitFor("the echo", () => second.received() === "hello whole");
  });

  it("refuses connections until it accepts again", async () => {
    const first = await connected();
    proxy.refuse();
    await waitFor("the reset", () => first.error() === "ECONNRESET");
    const second = client();
    await waitFor("the refusal", () => second.error() === "ECONNREFUSED");
    await proxy.accept();
    await connected();
  });

  it("forwards after a black hole what it has held back", async () => {
    const first = await connected();
    proxy.blackhole();
    first.socket.write("into the hole");
    const second = client();
    second.socket.write("as well");
    await waitFor("the second connection", () => proxy.connections === 2);
    expect(first.received()).toBe("hello ");
    expect(second.received()).toBe("");
    await proxy.accept();
    await waitFor("the first echo", () => first.received() === "hello into the hole");
    await waitFor("the second echo", () => second.received() === "as well");
  });

  it("delays data in either direction and keeps its order", async () => {
    const { socket, received } = await connected();
    proxy.delay(50);
    const started = performance.now();
    socket.write("a");
    await waitFor("the slow echo", () => received() === "hello a", { intervalMs: 1 });
    // Timers may fire up to a millisecond early.
    expect(performance.now() - started).toBeGreaterThanOrEqual(98);
    socket.write("b");
    proxy.delay(0);
    socket.write("c");
    await waitFor("the rest", () => received() === "hello abc");
  });

  it("puts itself into an address", () => {
    const url = proxy.through("postgres://user:secret@127.0.0.1:5432/calls?x=1");
    expect(url).toBe(`postgres://user:secret@127.0.0.1:${proxy.port}/calls?x=1`);
  });
});
