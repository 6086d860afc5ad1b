import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import type { WatchdogOrders } from "./start-watchdog.js";

const { pulse, checks, intervalMs } = workerData as WatchdogOrders;
const beats = new Int32Array(pulse);
const STANDARD_OUTPUT = 1;

let last = -1;
let missed = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  missed = now === last ? missed + 1 : 0;
  last = now;
  if (missed >= checks) endProcess();
}, intervalMs);

function endProcess(): void {
  const line = {
    timestamp: new Date().toISOString(),
    level: "error",
    component: "watchdog",
    event: "event_loop_stuck",
    stuck_ms: checks * intervalMs,
    action: "the process is ended; what it holds is taken over by others",
  };
  try {
    writeSync(STANDARD_OUTPUT, `${JSON.stringify(line)}\n`);
  } finally {
    // Nothing gentler reaches a process whose event loop does not turn.
    process.kill(process.pid, "SIGKILL");
  }
}
