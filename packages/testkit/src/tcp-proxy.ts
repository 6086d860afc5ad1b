import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { delayLine } from "./delay-line.js";
import { freePort } from "./servers/free-port.js";

export interface ProxyTarget {
  readonly port: number;
  readonly host?: string;
}

/** A network between a client and a server that tests can break. */
export interface TcpProxy {
  readonly port: number;
  readonly host: string;
  /** The connections that are open at the moment. */
  readonly connections: number;
  /** The same address with the proxy's host and port in it. */
  through(url: string): string;
  /** Breaks all connections off. New ones are still taken. */
  cut(): void;
  /** Breaks each connection off that is open now, in the middle of the next thing its server says. */
  cutMidReply(): void;
  /** Leads new connections elsewhere; those that are open stay where they are. */
  retarget(target: ProxyTarget): void;
  /** Breaks all connections off and takes no new ones (ECONNREFUSED), until `accept`. */
  refuse(): void;
  /** Keeps the connections open and takes new ones, but forwards nothing, until `accept`. */
  blackhole(): void;
  /** Holds every piece of data back for so long, in either direction. */
  delay(ms: number): void;
  /** Forwards again, without delay; what a black hole has held back as well. */
  accept(): Promise<void>;
  close(): Promise<void>;
}

type Pair = readonly [client: Socket, upstream: Socket];

const HOST = "127.0.0.1";

/** One that was ended cannot be reset any more: Node would keep its handle, and turn in circles when it exits. */
const reset = (socket: Socket) => (socket.writableEnded ? socket.destroy() : socket.resetAndDestroy());

export async function startTcpProxy(options: ProxyTarget): Promise<TcpProxy> {
  let { port: targetPort, host = HOST } = options;
  const port = await freePort();
  const pairs = new Set<Pair>();
  const doomed = new WeakSet<Socket>();
  let delayMs = 0;
  let isBlackhole = false;

  const server = createServer({ allowHalfOpen: true }, (client) => {
    const pair: Pair = [client, connect({ port: targetPort, host, allowHalfOpen: true })];
    pairs.add(pair);
    forward(pair[0], pair[1]);
    forward(pair[1], pair[0]);
    for (const socket of pair) {
      if (isBlackhole) socket.pause();
      socket.setNoDelay(true);
      socket.on("error", () => end(pair));
      socket.on("close", () => end(pair));
    }
  });
  const forward = (from: Socket, to: Socket) => {
    const later = delayLine(() => delayMs);
    from.on("data", (chunk: Buffer) => later(() => to.writable && pass(chunk, from, to)));
    from.on("end", () => later(() => to.end()));
  };
  const pass = (chunk: Buffer, from: Socket, to: Socket) => {
    if (!doomed.has(from)) return to.write(chunk);
    doomed.delete(from);
    return to.write(chunk.subarray(0, chunk.length / 2), () => to.destroy());
  };
  const end = (pair: Pair) => {
    pairs.delete(pair);
    for (const socket of pair) socket.destroy();
  };
  const cut = () => {
    for (const pair of pairs) {
      pairs.delete(pair);
      for (const socket of pair) reset(socket);
    }
  };
  const listen = async () => {
    server.listen(port, HOST);
    await once(server, "listening");
  };

  await listen();
  return {
    port,
    host: HOST,
    get connections() {
      return pairs.size;
    },
    through: (url) => {
      const changed = new URL(url);
      changed.host = `${HOST}:${port}`;
      return changed.href;
    },
    cut,
    cutMidReply: () => {
      for (const [, upstream] of pairs) doomed.add(upstream);
    },
    retarget: (target) => {
      ({ port: targetPort, host = HOST } = target);
    },
    refuse: () => {
      if (server.listening) server.close();
      cut();
    },
    blackhole: () => {
      isBlackhole = true;
      for (const socket of [...pairs].flat()) socket.pause();
    },
    delay: (ms) => {
      delayMs = ms;
    },
    accept: async () => {
      delayMs = 0;
      isBlackhole = false;
      for (const socket of [...pairs].flat()) socket.resume();
      if (!server.listening) await listen();
    },
    close: async () => {
      const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : undefined;
      cut();
      await closed;
    },
  };
}
