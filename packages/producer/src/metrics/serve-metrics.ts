import type { Logger } from "@calltape/shared";
import { type RunningHttpServer, startHttpServer } from "@calltape/shared/http";
import { collectProcessMetrics } from "@calltape/shared/metrics";
import type { Registry } from "prom-client";
import { wholeNumber, wrong } from "../check-option.js";
import { type Environment, resolveLogger, setting } from "../recorder-options.js";

export interface ServeMetricsOptions {
  readonly registry: Registry;
  /** Address to listen on; `0.0.0.0` for all. Default: `CALLTAPE_HTTP_HOST`, else `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Port to listen on; 0 takes a free one. Default: `CALLTAPE_HTTP_PORT`, else 8080. */
  readonly port?: number | undefined;
  /** Default: lines of JSON on standard output, from `LOG_LEVEL` (else `info`) upwards. */
  readonly logger?: Logger | undefined;
}

const DEFAULT_PORT = 8080;

/**
 * Serves `/metrics` of a registry, with the metrics of the process added: CPU,
 * memory, the event loop's delay. As a recorder does, it keeps no process alive;
 * `close()` of what is returned gives the port back before the end. Its `url`
 * and `port` say where it is.
 *
 * @throws TypeError if an option or a variable is wrong, with one line that says
 * which, what was given and what is allowed.
 * @throws ListenError if the port cannot be had.
 */
export async function serveMetrics(options: ServeMetricsOptions): Promise<RunningHttpServer> {
  const { registry } = options;
  const logger = resolveLogger(options.logger, process.env);
  const place = {
    host: resolveHost(options.host, process.env),
    port: resolvePort(options.port, process.env),
  };
  collectProcessMetrics(registry);
  return startHttpServer({
    ...place,
    routes: {
      "/metrics": async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
    },
    onError: (error) => logger.error("metrics_failed", { error: String(error) }),
    holdsProcess: false,
  });
}

function resolveHost(host: string | undefined, environment: Environment): string {
  const { name, value = "127.0.0.1" } = setting("host", host, "CALLTAPE_HTTP_HOST", environment);
  if (typeof value === "string" && /^[\w.:-]{1,253}$/.test(value)) return value;
  return wrong(name, value, "an address such as 127.0.0.1, or 0.0.0.0 for all");
}

function resolvePort(port: number | undefined, environment: Environment): number {
  const { name, value = DEFAULT_PORT } = setting<number | string>(
    "port",
    port,
    "CALLTAPE_HTTP_PORT",
    environment,
  );
  const isNumeral = port === undefined && typeof value === "string" && /^\d+$/.test(value);
  return wholeNumber(name, isNumeral ? Number(value) : value, 0, 65_535);
}
