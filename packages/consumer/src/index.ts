export { createLogger, type LoggerOptions } from "@calltape/shared/log";
export { migrate } from "./db/migrate.js";
export { createPool } from "./db/pool.js";
export type { HttpPlace } from "./http/open-http.js";
export { tapeMetricDefinitions } from "./metrics/tape-metric-definitions.js";
export {
  type ObservedWorkerOptions as WorkerOptions,
  runObservedWorker as runWorker,
} from "./observed-worker.js";
export { DEFAULT_MONTH_WINDOW, type MonthWindow } from "./partitions/month.js";
export { DelayHistogram } from "./pipeline/delay-histogram.js";
export type { CommitReport, WorkerTotals } from "./pipeline/worker-options.js";
export { SettingError } from "./settings/setting.js";
export { readSettings, type Settings } from "./settings/settings.js";
export { workerOptions } from "./settings/worker-options.js";
export { runSimulation, type SimulationOptions, type SimulationTotals } from "./simulate/run-simulation.js";
export { SimulationCounts } from "./simulate/simulation-counts.js";
