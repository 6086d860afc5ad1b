import { consumerOfClient } from "../redis/client-name.js";
import { type Fields, numberIn } from "./info.js";
import type { WorkerState } from "./snapshot.js";

/** A worker says something every few seconds at least; silent for longer, s, its connection is one of a dead host. */
const SILENT_AFTER = 30;

/** A worker's connection. */
export interface WorkerClient {
  readonly name: string;
  readonly address: string | undefined;
  readonly isSilent: boolean;
}

/** The connections of workers of this installation, in the answer to CLIENT LIST. Pure. */
export function workerClients(prefix: string, clientList: string): readonly WorkerClient[] {
  return clientList.split("\n").flatMap((line) => {
    const field = (name: string) => new RegExp(`(?:^| )${name}=(\\S*)`).exec(line)?.[1] ?? "";
    const name = consumerOfClient(prefix, field("name"));
    if (name === undefined) return [];
    return [{ name, address: field("addr"), isSilent: Number(field("idle")) > SILENT_AFTER }];
  });
}

/**
 * The workers, from what the groups of all streams know of them and from who is
 * connected. A group alone does not tell who lives: before Redis 7.2 it does
 * not know a worker that has not been given anything yet, and takes one that
 * asks in vain for idle. Pure.
 *
 * @param clients `undefined` where Redis does not tell who is connected
 */
export function workersOf(
  consumers: readonly Fields[],
  clients: readonly WorkerClient[] | undefined,
): readonly WorkerState[] {
  const names = new Set([
    ...consumers.map((fields) => String(fields.get("name"))),
    ...(clients ?? []).map(({ name }) => name),
  ]);
  return [...names].sort().map((name) => {
    const rows = consumers.filter((fields) => fields.get("name") === name);
    const living = clients?.find((client) => client.name === name && !client.isSilent);
    return {
      name,
      isConnected: clients === undefined ? undefined : living !== undefined,
      address: living?.address,
      pending: rows.reduce((sum, row) => sum + numberIn(row, "pending"), 0),
      idleMs: rows.length === 0 ? Number.NaN : Math.min(...rows.map((row) => numberIn(row, "idle"))),
    };
  });
}
