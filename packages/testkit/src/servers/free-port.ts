import { randomInt } from "node:crypto";
import { createServer } from "node:net";

// Below the ranges from which Linux (32768) and macOS (49152) take the local ports of outgoing connections:
// a client that retries while a server is down could otherwise be given the server's own port, and a
// restart on the same port would fail.
const LOWEST_PORT = 15_000;
const HIGHEST_PORT = 32_000;
const ATTEMPTS = 100;

/**
 * A TCP port on 127.0.0.1 that nothing listens on at the moment.
 *
 * @param twin how far above it another port must be free, too; nodes of a Redis Cluster talk to each other there
 */
export async function freePort(twin = 0): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT - twin);
    if ((await isFree(port)) && (await isFree(port + twin))) return port;
  }
  throw new Error(
    `None of ${ATTEMPTS} ports tried on 127.0.0.1 between ${LOWEST_PORT} and ${HIGHEST_PORT} is free; stop what listens there`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}
