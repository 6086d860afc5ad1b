import { type HttpRoute, jsonReply } from "@calltape/shared/http";
import type { Registry } from "prom-client";
import { healthOf, readinessOf, type Verdict, type WorkerCondition } from "../health/worker-health.js";

/** What a worker answers over HTTP. Nothing waits for a server: all of it is known already. */
export function workerRoutes(
  registry: Registry,
  condition: () => WorkerCondition,
): Readonly<Record<string, HttpRoute>> {
  const reply = ({ ok, body }: Verdict) => jsonReply(body, ok ? 200 : 503);
  return {
    "/metrics": async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
    "/healthz": () => reply(healthOf(condition())),
    "/readyz": () => reply(readinessOf(condition())),
  };
}
