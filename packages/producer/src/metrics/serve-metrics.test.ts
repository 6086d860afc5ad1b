import { Registry } from "prom-client";
import { afterEach, expect, it, vi } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { InMemoryRecorder } from "../in-memory-recorder.js";
import { recorderMetrics } from "./recorder-metrics.js";
import { serveMetrics } from "./serve-metrics.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("serves a recorder's metrics and those of the process, on this machine alone", async () => {
  const registry = new Registry();
  const recorder = new InMemoryRecorder({ metrics: recorderMetrics(registry, { calls: true }) });
  recorder.startCall({ direction: "inbound" });
  const server = await serveMetrics({ registry, port: 0 });
  try {
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    const answer = await fetch(`${server.url}/metrics`);
    expect(answer.headers.get("content-type")).toBe(registry.contentType);
    const text = await answer.text();
    expect(text).toMatch(/^calltape_recorder_sent_total 1$/m);
    expect(text).toMatch(/^active_calls 1$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  } finally {
    await server.close();
  }
});

it("takes its place from the environment, and says in one line what is wrong there", async () => {
  const registry = new Registry();
  vi.stubEnv("CALLTAPE_HTTP_PORT", "0");
  vi.stubEnv("CALLTAPE_HTTP_HOST", "localhost");
  const server = await serveMetrics({ registry });
  expect(server.url).toBe(`http://localhost:${server.port}`);
  await server.close();
  vi.stubEnv("CALLTAPE_HTTP_PORT", "many");
  await expect(serveMetrics({ registry })).rejects.toThrow(
    'CALLTAPE_HTTP_PORT is "many"; it must be a whole number from 0 to 65535',
  );
  vi.stubEnv("CALLTAPE_HTTP_HOST", "two words");
  await expect(serveMetrics({ registry, port: 0 })).rejects.toThrow('CALLTAPE_HTTP_HOST is "two words"');
});

it("logs why metrics cannot be read, and goes on", async () => {
  const registry = new Registry();
  const log = collectingLogger();
  recorderMetrics(registry).attach({
    stats: () => {
      throw new Error("no figures today");
    },
    sessions: new InMemoryRecorder().sessions,
  });
  const server = await serveMetrics({ registry, port: 0, logger: log.logger });
  try {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(500);
    expect(log.named("metrics_failed")).toMatchObject([
      { level: "error", fields: { error: "Error: no figures today" } },
    ]);
  } finally {
    await server.close();
  }
});
