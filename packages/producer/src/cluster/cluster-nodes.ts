import type { ClusterAddress } from "@calltape/shared";
import { RedisConnection } from "../redis-connection.js";
import type { RouteOptions } from "../redis-route.js";
import { NodeAwayError } from "./node-away-error.js";

interface Node {
  readonly connection: RedisConnection;
  lastError: Error | undefined;
  readonly waiting: Set<() => void>;
}

export interface ClusterNodesOptions extends Pick<RouteOptions, "protocol" | "name" | "reconnect"> {
  readonly address: ClusterAddress;
  readonly onReady: () => void;
  readonly onLost: (error: Error, wasReady: boolean) => void;
}

/** The connections to a cluster's nodes, one each, by their address `host:port`. */
export class ClusterNodes {
  readonly #options: ClusterNodesOptions;
  readonly #nodes = new Map<string, Node>();

  constructor(options: ClusterNodesOptions) {
    this.#options = options;
  }

  get isAnyReady(): boolean {
    return this.#ready().length > 0;
  }

  get isAnyOpening(): boolean {
    return [...this.#nodes.values()].some(({ connection }) => connection.isOpening);
  }

  /** A node's connection, opened if it is not. */
  open(address: string): RedisConnection {
    const { connection } = this.#node(address);
    connection.open();
    return connection;
  }

  /** A node's connection as soon as it is ready, or why it is not; at once while it is not to be tried again. */
  async whenReady(address: string): Promise<RedisConnection | NodeAwayError> {
    const node = this.#node(address);
    const { connection } = node;
    connection.open();
    if (!connection.isReady && !connection.isWaiting) {
      await new Promise<void>((resolve) => node.waiting.add(resolve));
    }
    return connection.isReady ? connection : new NodeAwayError(address, node.lastError);
  }

  /** Those that are there, with their hosts. */
  ready(): readonly { readonly host: string; readonly connection: RedisConnection }[] {
    return this.#ready().map(([address, { connection }]) => ({ host: partsOf(address).host, connection }));
  }

  /** Lets go of all but these. */
  keepOnly(addresses: ReadonlySet<string>): void {
    for (const [address, node] of this.#nodes) {
      if (addresses.has(address)) continue;
      this.#nodes.delete(address);
      node.connection.close();
      tell(node);
    }
  }

  each(act: (connection: RedisConnection) => void): void {
    for (const { connection } of this.#nodes.values()) act(connection);
  }

  /** Nobody waits any longer: the connections were suspended or closed. */
  giveUp(): void {
    for (const node of this.#nodes.values()) tell(node);
  }

  #ready(): [string, Node][] {
    return [...this.#nodes].filter(([, { connection }]) => connection.isReady);
  }

  #node(address: string): Node {
    const known = this.#nodes.get(address);
    if (known !== undefined) return known;
    const { address: cluster, protocol, name, reconnect, onReady, onLost } = this.#options;
    const { username, password, tls } = cluster;
    const connection = new RedisConnection({
      ...{ address: { kind: "server", ...partsOf(address), username, password, tls, db: 0 }, protocol },
      ...(name === undefined ? {} : { name }),
      ...(reconnect === undefined ? {} : { reconnect }),
      onReady: () => {
        tell(node);
        onReady();
      },
      onLost: (error, wasReady) => {
        node.lastError = error;
        tell(node);
        onLost(error, wasReady);
      },
    });
    const node: Node = { connection, lastError: undefined, waiting: new Set() };
    this.#nodes.set(address, node);
    return node;
  }
}

function tell({ waiting }: Node): void {
  for (const resolve of waiting) resolve();
  waiting.clear();
}

/** The port is behind the last colon: the host may be an IPv6 address. */
function partsOf(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(":");
  return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
}
