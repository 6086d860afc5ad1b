import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type HttpReply, type HttpRoute, jsonReply } from "./http-reply.js";
import { ListenError } from "./listen-error.js";

export interface HttpServerOptions {
  /** Address to listen on. `127.0.0.1` is this machine alone, `0.0.0.0` every network it is in. */
  readonly host: string;
  /** Port to listen on; 0 takes one that is free. */
  readonly port: number;
  /** Paths, exactly as they are asked for, such as `/metrics`. What follows a `?` is ignored. */
  readonly routes: Readonly<Record<string, HttpRoute>>;
  /** Told of what a route threw. */
  readonly onError?: (error: unknown, path: string) => void;
  /** Whether the process stays alive for as long as the port is open. Default: true. */
  readonly holdsProcess?: boolean;
}

export interface RunningHttpServer {
  /** Where it answers, without a path, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening, lets running requests end for a second, and closes every connection. */
  close(): Promise<void>;
}

/** Sending its headers, and the request as a whole, may take a client so long, ms. */
const REQUEST_TIMEOUT = 5_000;
/** An idle connection stays open so long, ms: longer than Prometheus waits between two scrapes. */
const KEEP_ALIVE_TIMEOUT = 65_000;
/** A client that reads nothing of its answer is cut off after so long, ms. */
const SOCKET_TIMEOUT = 70_000;
const MAX_HEADER_BYTES = 8 * 1024;
const MAX_CONNECTIONS = 256;
/** What runs when the server closes may take so long, ms. */
const CLOSE_GRACE = 1_000;

/**
 * A small server for what a process says of itself: GET and HEAD of a few
 * paths, no request body, every wait and size bounded. No encryption and no
 * passwords: it belongs on this machine, or behind something that has them.
 *
 * @throws ListenError when the port cannot be had
 */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningHttpServer> {
  const { host, port } = options;
  const server = createServer({
    headersTimeout: REQUEST_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  server.timeout = SOCKET_TIMEOUT;
  server.maxConnections = MAX_CONNECTIONS;
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, options).then((reply) => send(request, response, reply));
  };
  server.on("request", onRequest);
  // Who asks leave to send a body gets the answer instead.
  server.on("checkContinue", onRequest);
  await listen(server, host, port);
  if (options.holdsProcess === false) {
    server.unref();
    // A connection that is kept open would hold the process as well.
    server.on("connection", (socket) => socket.unref());
  }
  const taken = (server.address() as AddressInfo).port;
  return { url: `http://${reachableHost(host)}:${taken}`, port: taken, close: () => close(server) };
}

async function answer(request: IncomingMessage, { routes, onError }: HttpServerOptions): Promise<HttpReply> {
  const [path = "/"] = (request.url ?? "/").split("?", 1);
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) {
    return jsonReply({ error: "there is nothing at this path", paths: Object.keys(routes) }, 404);
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return jsonReply({ error: "only GET and HEAD are answered here" }, 405);
  }
  try {
    return await route();
  } catch (error) {
    onError?.(error, path);
    return jsonReply({ error: "the answer could not be made; the log has the reason" }, 500);
  }
}

function send(request: IncomingMessage, response: ServerResponse, reply: HttpReply): void {
  const { status = 200, contentType, body } = reply;
  const hasBody =
    request.headers["transfer-encoding"] !== undefined || (request.headers["content-length"] ?? "0") !== "0";
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(status === 405 ? { allow: "GET, HEAD" } : {}),
    // A body is not read, and what comes after it cannot be.
    ...(hasBody ? { connection: "close" } : {}),
  });
  response.end(body);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => reject(new ListenError(host, port, error));
    server.once("error", onError);
    server.listen({ host, port }, () => {
      server.off("error", onError);
      resolve();
    });
  });
}

/** Where a program on this machine finds what listens on `host`. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
