import { readdirSync, readFileSync } from "node:fs";

/**
 * Ticks of the clock that Linux counts processor time in, a second; the same on
 * every architecture that Node runs on.
 */
const TICKS = 100;

interface ProcessTimes {
  readonly parent: number;
  /** Processor time of the process itself, s. */
  readonly own: number;
  /** Of those of its children that have ended and were collected, s. */
  readonly endedChildren: number;
}

/** Processor time is read from /proc; elsewhere it is not known. */
function timesOf(pid: number | "self"): ProcessTimes | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the name in parentheses, which may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const at = (field: number) => Number(fields[field - 3]);
  return { parent: at(4), own: (at(14) + at(15)) / TICKS, endedChildren: (at(16) + at(17)) / TICKS };
}

/** Processor time a server has used with all its processes, those that have ended too, s. */
export function serverTime(pid: number | undefined): number {
  for (;;) {
    const server = pid === undefined ? undefined : timesOf(pid);
    if (server === undefined) return Number.NaN;
    const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
    const children = pids.map((child) => timesOf(child)).filter((times) => times?.parent === pid);
    // One that ended meanwhile would be missing here and there.
    if (timesOf(pid ?? 0)?.endedChildren !== server.endedChildren) continue;
    return children.reduce((sum, times) => sum + (times?.own ?? 0), server.own + server.endedChildren);
  }
}

/** Processor time of this process's children that have ended, s. */
export function endedChildrenTime(): number {
  return timesOf("self")?.endedChildren ?? Number.NaN;
}

/** Processor time of this process, s. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The most memory a process has had so far, bytes; 0 when it has ended or is not known. */
export function peakMemory(pid: number): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`) ?? "") ?? [];
  return Number(kilobytes) * 1024;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended, or this is no Linux.
    return undefined;
  }
}
