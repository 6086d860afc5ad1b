import type { Logger } from "@calltape/shared";
import {
  type HttpServerOptions,
  ListenError,
  type RunningHttpServer,
  startHttpServer,
} from "@calltape/shared/http";

/** Where a worker's HTTP server listens. */
export interface HttpPlace {
  /** Address; `127.0.0.1` is this machine alone. */
  readonly host: string;
  /** Port; 0 takes one that is free. */
  readonly port: number;
  /** Whether a port that is taken is replaced by one that is free, rather than an error. Default: false. */
  readonly orAnyFree?: boolean;
}

/**
 * Opens the worker's HTTP server and logs where it is.
 *
 * @throws ListenError when the port cannot be had
 */
export async function openHttp(
  { host, port, orAnyFree }: HttpPlace,
  routes: HttpServerOptions["routes"],
  logger: Logger,
): Promise<RunningHttpServer> {
  const onError = (error: unknown, path: string) => logger.error("http_answer_failed", { path, error });
  const start = (onPort: number) => startHttpServer({ host, port: onPort, routes, onError });
  const server = await start(port).catch((error: unknown) => {
    if (orAnyFree !== true || !(error instanceof ListenError) || error.code !== "EADDRINUSE") throw error;
    logger.warning("http_port_taken", { port, hint: "a free one is taken instead; set CALLTAPE_HTTP_PORT" });
    return start(0);
  });
  logger.info("http_listening", { url: server.url });
  return server;
}
