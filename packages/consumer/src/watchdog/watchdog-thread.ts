import { writeSync } from "node:fs";
import { Writable } from "node:stream";
import { workerData } from "node:worker_threads";
import { plainLogger } from "@calltape/shared";
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

/** A thread's own standard output goes through the thread that is stuck. */
const output = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    writeSync(STANDARD_OUTPUT, chunk);
    done();
  },
});

function endProcess(): void {
  try {
    const action = "the process is ended; what it holds is taken over by others";
    const logger = plainLogger({ component: "watchdog", stream: output });
    logger.error("event_loop_stuck", { stuck_ms: checks * intervalMs, action });
  } finally {
    // Nothing gentler reaches a process whose event loop does not turn.
    process.kill(process.pid, "SIGKILL");
  }
}
