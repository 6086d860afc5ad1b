import { createRecorder } from "@calltape/producer";
import { recorderMetrics, serveMetrics } from "@calltape/producer/metrics";
import { createLogger } from "@calltape/shared/log";
import { Registry } from "prom-client";

export interface TellingHandler {
  /** Where its metrics are, without the scheme. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * A call handler in this process that serves its own metrics, and whose calls go wrong in every way a metric
 * counts, one after the other.
 */
export async function startTellingHandler(redisUrl: string, prefix: string): Promise<TellingHandler> {
  const registry = new Registry();
  const logger = createLogger({ component: "handler", level: "error" });
  const recorder = createRecorder({ redisUrl, prefix, logger, metrics: recorderMetrics(registry) });
  const server = await serveMetrics({ registry, port: 0 });
  const everything = () => {
    const call = recorder.startCall({ direction: "inbound", scenario: "tire_search" });
    call.turn({ turn: 1, speaker: "customer", content: "Є зимові шини?", sttLatencyMs: 210 });
    const latencies = { llmLatencyMs: 640, ttsLatencyMs: 180, totalResponseLatencyMs: 1_100 };
    call.turn({ turn: 2, speaker: "bot", content: "Секунду, дивлюся.", ...latencies });
    call.tool({ name: "search_tires", durationMs: 2_000, success: false, errorType: "timeout" });
    call.tool({ name: "search_tires", durationMs: 140, success: true });
    call.error({ component: "store_api", code: "503" });
    call.error({ component: "llm", code: "timeout" });
    call.usage({ component: "llm", cost: "0.000431" });
    call.transfer({ reason: "customer_request", result: "succeeded" });
    call.end({ endReason: "transferred", outcome: "transferred" });
  };
  everything();
  const timer = setInterval(everything, 250);
  return {
    address: new URL(server.url).host,
    close: async () => {
      clearInterval(timer);
      await recorder.close({ timeoutMs: 5_000 });
      await server.close();
    },
  };
}
