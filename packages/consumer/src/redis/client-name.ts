/** What the connections of workers are called. A slash is in no prefix, so that no two are confused. */
const WORKER = "calltape-worker/";

/** The name a worker's connection has in Redis: which worker it is, and of which installation. */
export function workerClientName(prefix: string, consumer: string): string {
  return `${WORKER}${prefix}/${consumer}`;
}

/** The worker a connection of that name belongs to, if it is one of this installation. */
export function consumerOfClient(prefix: string, clientName: string): string | undefined {
  const start = `${WORKER}${prefix}/`;
  return clientName.startsWith(start) ? clientName.slice(start.length) : undefined;
}
