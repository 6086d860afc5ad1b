import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

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
  /** Breaks all connections off, and every new one at once, until `accept`. */
  refuse(): void;
  /** Keeps the connections open and takes new ones, but forwards nothing, until `accept`. */
  blackhole(): void;
  /** Holds every piece of data back for so long, in either direction. */
  delay(ms: number): void;
  /** Forwards again, without delay; what a black hole has held back as well. */
  accept(): void;
  close(): Promise<void>;
}

type Mode = "accept" | "refuse" | "blackhole";

export async function startTcpProxy({ port, host = "127.0.0.1" }: ProxyTarget): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let mode: Mode = "accept";
  let delayMs = 0;

  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (mode === "refuse") {
      client.on("error", () => client.destroy());
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ port, host, allowHalfOpen: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    forward(client, upstream);
    forward(upstream, client);
    for (const socket of pair) {
      if (mode === "blackhole") socket.pause();
      socket.setNoDelay(true);
      socket.on("error", () => destroyPair(pair));
      socket.on("close", () => destroyPair(pair));
    }
  });

  const forward = (from: Socket, to: Socket) => {
    const later = (act: () => void) => {
      if (delayMs === 0) act();
      else setTimeout(() => !to.destroyed && act(), delayMs);
    };
    // Held back in order: a delay only grows or ends while nothing is under way.
    from.on("data", (chunk) => later(() => to.writable && to.write(chunk)));
    from.on("end", () => later(() => to.end()));
  };
  const destroyPair = (pair: readonly [Socket, Socket]) => {
    pairs.delete(pair);
    for (const socket of pair) socket.destroy();
  };
  const cut = () => {
    for (const pair of pairs) {
      pairs.delete(pair);
      for (const socket of pair) socket.resetAndDestroy();
    }
  };
  const enter = (next: Mode) => {
    mode = next;
    for (const socket of [...pairs].flat()) next === "blackhole" ? socket.pause() : socket.resume();
  };

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    host: address.address,
    get connections() {
      return pairs.size;
    },
    through: (url) => {
      const changed = new URL(url);
      changed.host = `${address.address}:${address.port}`;
      return changed.href;
    },
    cut,
    refuse: () => {
      enter("refuse");
      cut();
    },
    blackhole: () => enter("blackhole"),
    delay: (ms) => {
      delayMs = ms;
    },
    accept: () => {
      delayMs = 0;
      enter("accept");
    },
    close: async () => {
      mode = "refuse";
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
