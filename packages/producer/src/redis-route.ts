import type { RedisAddress } from "@calltape/shared";
import type { BackoffLimits } from "./backoff.js";
import { ClusterConnection } from "./cluster/cluster-connection.js";
import { type Command, type CommandReply, RedisConnection } from "./redis-connection.js";

export interface RouteOptions {
  readonly address: RedisAddress;
  readonly protocol: 2 | 3;
  /** What the connection is called in `CLIENT LIST`. Default: `calltape-recorder`. */
  readonly name?: string;
  /** How soon it is tried again, from the first failure to the last. Default: 50 ms to 5 s. */
  readonly reconnect?: BackoffLimits;
  /** Called when Redis is there; of a cluster, also whenever another node of it is. */
  readonly onReady: () => void;
  /** Called once for every attempt that fails and every connection that ends, unless it was closed here. */
  readonly onLost: (error: Error, wasReady: boolean) => void;
  /** Called when a node of a cluster went away or gave up slots, and others are there: what it was told last may be lost. */
  readonly onPartLost?: () => void;
}

/** A server, and which of some keys it has. */
export interface ServerAndKeys {
  readonly server: Pick<RedisConnection, "serial" | "isReady" | "run">;
  readonly keys: readonly string[];
}

/** The way to Redis, be it one server or the nodes of a cluster. */
export interface RedisRoute {
  readonly isReady: boolean;
  /** Whether an attempt is under way or will be made without being asked for. */
  readonly isOpening: boolean;
  /** Connects, at once or, after failures, when it is time to. */
  open(): void;
  /** Does not wait for the time to connect again. */
  hurry(): void;
  /** Tells that Redis does what it is asked to: after the next failure it is tried again soon. */
  proven(): void;
  /** Breaks off what answers but cannot serve. */
  drop(reason: Error): void;
  /** Stops trying, until it is opened again. */
  suspend(): void;
  close(): void;
  /** Sends commands in one pipeline a node, and returns what came back for each. Never rejects. */
  run(commands: readonly Command[]): Promise<readonly CommandReply[]>;
  /** The servers that have these keys now; keys whose server is not there are left out. */
  serversOf(keys: readonly string[]): readonly ServerAndKeys[];
}

export function openRoute(options: RouteOptions): RedisRoute {
  const { address } = options;
  return address.kind === "cluster"
    ? new ClusterConnection({ ...options, address })
    : new RedisConnection({ ...options, address });
}
