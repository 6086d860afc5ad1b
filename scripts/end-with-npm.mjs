// @ts-check
import { readFileSync } from "node:fs";

const INTERVAL_MS = 200;
const SHELL = /^(?:ba|da|a|k|z)?sh$/;

/**
 * Ends this process, as SIGTERM does, once the npm that has started it is gone: npm passes a signal on to the
 * shell between the two alone, and that dies of it without telling us.
 */
export function endWithNpm() {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const started = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === started) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, INTERVAL_MS);
  timer.unref();
}

/** The parent and, where that is a shell and the system tells, the shell's own parent. */
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    const [, grandparent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return SHELL.test(name) ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    // Not Linux, or the parent is gone, in which case we have another from now on.
    return `${process.ppid}`;
  }
}
