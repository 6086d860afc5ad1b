import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import { waitFor } from "../wait-for.js";
import { freePort } from "./free-port.js";
import { type RedisServer, startRedis } from "./redis.js";

export interface RedisClusterOptions {
  /** How long a node may be silent before the others take it for dead, ms. */
  readonly nodeTimeoutMs?: number;
  /** Whether all refuse everything while some slots have no master, as they do by default. */
  readonly requireFullCoverage?: boolean;
}

/** A Redis Cluster of three masters with a replica each. */
export interface RedisCluster {
  /** All nodes, as `REDIS_URL` names a cluster. */
  readonly url: string;
  /** The nodes' processes: masters at first are the first three. */
  readonly servers: readonly RedisServer[];
  /** The node that takes writes to a key now. */
  masterOf(key: string): Promise<RedisServer>;
  /** Moves the slot of a key, with all keys in it, to another master. */
  moveSlotOf(key: string, to: RedisServer): Promise<void>;
  /** Kills the master of a key, and resolves with its replica once that has taken its place. */
  failOver(key: string): Promise<RedisServer>;
  dispose(): Promise<void>;
}

const MASTERS = 3;
const SLOTS = 16_384;
const BUS_OFFSET = 10_000;
const LONG = { timeoutMs: 60_000 };

interface Node {
  readonly id: string;
  readonly server: RedisServer;
  readonly client: Redis;
}

/** Starts six private Redis servers and joins them to a cluster, which is whole when this resolves. */
export async function startRedisCluster({
  nodeTimeoutMs = 2_000,
  requireFullCoverage = true,
}: RedisClusterOptions = {}): Promise<RedisCluster> {
  const config = {
    "cluster-enabled": "yes",
    "cluster-config-file": "nodes.conf",
    "cluster-node-timeout": String(nodeTimeoutMs),
    "cluster-require-full-coverage": requireFullCoverage ? "yes" : "no",
    "cluster-replica-validity-factor": "0",
    "cluster-allow-replica-migration": "no",
  };
  const servers: RedisServer[] = [];
  const clients: Redis[] = [];
  const dispose = async () => {
    for (const client of clients) client.disconnect();
    await Promise.all(servers.map((server) => server.dispose()));
  };
  try {
    // One after the other: a port that was found free may not be given to two.
    for (let number = 0; number < 2 * MASTERS; number++) {
      servers.push(await startRedis({ config, port: await freePort(BUS_OFFSET) }));
    }
    const nodes: Node[] = [];
    for (const server of servers) {
      const client = new Redis(server.url, { retryStrategy: () => 100, maxRetriesPerRequest: null });
      client.on("error", () => undefined);
      clients.push(client);
      nodes.push({ server, client, id: String(await client.cluster("MYID")) });
    }
    await join(nodes);
    return clusterOf(nodes, dispose);
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function join(nodes: readonly Node[]): Promise<void> {
  const [first] = nodes;
  for (const [index, { client }] of nodes.entries()) {
    if (index < MASTERS) {
      const from = Math.floor((SLOTS * index) / MASTERS);
      const to = Math.floor((SLOTS * (index + 1)) / MASTERS);
      await client.cluster(
        "ADDSLOTS",
        Array.from({ length: to - from }, (_, slot) => from + slot),
      );
    }
    await client.call("CLUSTER", "SET-CONFIG-EPOCH", index + 1);
    if (first !== undefined && index > 0) await client.cluster("MEET", "127.0.0.1", first.server.port);
  }
  for (const [index, { client }] of nodes.entries()) {
    const knowsAll = async () => (await infoOf(client)).get("cluster_known_nodes") === String(nodes.length);
    await waitFor("the nodes to know each other", knowsAll, LONG);
    const master = nodes[index - MASTERS];
    if (master !== undefined) {
      // It may know of the other and not yet that it is a master.
      await waitFor("a replica to follow", async () => client.cluster("REPLICATE", master.id), LONG);
    }
  }
  for (const [index, { client }] of nodes.entries()) {
    const isWhole = async () =>
      (await infoOf(client)).get("cluster_state") === "ok" &&
      (index < MASTERS || /master_link_status:up/.test(await client.info("replication")));
    await waitFor("the cluster to be whole", isWhole, LONG);
  }
}

async function infoOf(client: Redis): Promise<Map<string, string>> {
  const lines = String(await client.cluster("INFO")).split("\r\n");
  return new Map(lines.map((line) => line.split(":") as [string, string]));
}

function clusterOf(nodes: readonly Node[], dispose: () => Promise<void>): RedisCluster {
  const alive = () => nodes.filter(({ server }) => server.pid !== undefined);
  const slotOf = async (key: string) => Number(await anyOf(alive()).client.cluster("KEYSLOT", key));
  const owner = async (slot: number): Promise<Node> => {
    for (const node of alive()) {
      const ranges = await node.client.cluster("SLOTS");
      const port = ranges.find(([from, to]) => from <= slot && slot <= to)?.[2]?.[1];
      // A node's word counts for itself alone: the others hear of a change a little later.
      if (port === node.server.port) return node;
    }
    throw new Error(`no node has slot ${slot}`);
  };
  return {
    url: nodes.map(({ server }) => server.url).join(","),
    servers: nodes.map(({ server }) => server),
    masterOf: async (key) => (await owner(await slotOf(key))).server,
    moveSlotOf: async (key, to) => {
      const slot = await slotOf(key);
      const target = nodes.find(({ server }) => server === to);
      if (target === undefined) throw new Error("this server is not one of the cluster's");
      await moveSlot(slot, await owner(slot), target, alive());
    },
    failOver: async (key) => {
      const slot = await slotOf(key);
      const old = await owner(slot);
      await old.server.kill();
      return (await waitFor("a replica to be promoted", () => owner(slot), LONG)).server;
    },
    dispose,
  };
}

function anyOf(nodes: readonly Node[]): Node {
  const [first] = nodes;
  if (first === undefined) throw new Error("all nodes are down");
  return first;
}

async function moveSlot(slot: number, from: Node, to: Node, all: readonly Node[]): Promise<void> {
  await to.client.cluster("SETSLOT", slot, "IMPORTING", from.id);
  await from.client.cluster("SETSLOT", slot, "MIGRATING", to.id);
  // So that writes to the slot do meet the time in which it is in two places.
  await pause(100);
  for (;;) {
    const keys = (await from.client.cluster("GETKEYSINSLOT", slot, 100)) as string[];
    if (keys.length === 0) break;
    await from.client.call("MIGRATE", "127.0.0.1", to.server.port, "", 0, 10_000, "KEYS", ...keys);
  }
  await pause(100);
  for (const node of [to, from, ...all]) {
    // A replica refuses; it hears of it from its master.
    await node.client.cluster("SETSLOT", slot, "NODE", to.id).catch(() => undefined);
  }
}
