import type { LogLine } from "./compose-line.js";

/** Says that lines were dropped, because what takes them did not keep up. */
export function lossLine(component: string, dropped: number): LogLine {
  return {
    timestamp: new Date().toISOString(),
    level: "warning",
    component,
    event: "log_lines_dropped",
    dropped,
  };
}
