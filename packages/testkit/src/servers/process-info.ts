import { readdirSync, readFileSync } from "node:fs";
import { runCommand } from "./run-command.js";

/** What tells a process from a later one with the same id; undefined when there is no such process. */
export async function processStartTime(pid: number): Promise<string | undefined> {
  if (process.platform !== "linux") return await ps("lstart", pid);
  return linuxStat(pid)?.startTime;
}

/** The command line of a process, undefined when there is no such process. */
export async function processCommand(pid: number): Promise<string | undefined> {
  if (process.platform !== "linux") return await ps("command", pid);
  return readProc(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ").trim();
}

/** Whether a process runs. One that has ended and only waits to be collected by its parent does not. */
export function isProcessAlive(pid: number): boolean {
  if (process.platform === "linux") return linuxStat(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The ids of the processes that a process has started and that still run. */
export async function childProcesses(parent: number): Promise<number[]> {
  if (process.platform !== "linux") {
    const { stdout } = await runCommand("ps", ["-A", "-o", "pid=,ppid="]);
    const rows = stdout.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
    return rows.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
  }
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return pids.filter((pid) => linuxStat(pid)?.parent === parent);
}

interface LinuxStat {
  readonly parent: number;
  readonly startTime: string;
}

function linuxStat(pid: number): LinuxStat | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  // The second field is the name in parentheses, which may itself hold spaces and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, parent, startTime] = [fields?.[0], fields?.[1], fields?.[19]];
  if (startTime === undefined || state === "Z" || state === "X") return undefined;
  return { parent: Number(parent), startTime };
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process ended before or while it was read.
    return undefined;
  }
}

async function ps(column: string, pid: number): Promise<string | undefined> {
  const { ok, stdout } = await runCommand("ps", ["-o", `${column}=`, "-p", String(pid)]);
  return ok && stdout.trim() !== "" ? stdout.trim() : undefined;
}
