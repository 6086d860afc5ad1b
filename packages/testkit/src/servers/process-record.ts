import { readFile, rm, writeFile } from "node:fs/promises";
import { waitFor } from "../wait-for.js";
import { isProcessAlive, processCommand, processStartTime } from "./process-info.js";

interface ProcessRecord {
  readonly pid: number;
  readonly startTime: string;
}

/** Remembers in a server's folder which process runs it. */
export async function recordProcess(dir: string, pid: number): Promise<void> {
  const startTime = await processStartTime(pid);
  if (startTime === undefined) return;
  await writeFile(recordFile(dir), JSON.stringify({ pid, startTime } satisfies ProcessRecord));
}

export async function forgetProcess(dir: string): Promise<void> {
  await rm(recordFile(dir), { force: true });
}

/**
 * Stops the server that an earlier, killed process has left running in this folder. The process must be the
 * very one on record, and must name the folder on its command line: no other is touched.
 */
export async function stopLeftover(dir: string, signal: NodeJS.Signals): Promise<void> {
  const record = await readRecord(dir);
  if (record !== undefined && (await isOurs(record, dir))) {
    process.kill(record.pid, signal);
    const ended = () => !isProcessAlive(record.pid);
    await waitFor(`process ${record.pid} to end`, ended).catch(async () => {
      if (await isOurs(record, dir)) process.kill(record.pid, "SIGKILL");
      await waitFor(`process ${record.pid} to end after SIGKILL`, ended);
    });
  }
  await forgetProcess(dir);
}

async function isOurs({ pid, startTime }: ProcessRecord, dir: string): Promise<boolean> {
  if ((await processStartTime(pid)) !== startTime) return false;
  return (await processCommand(pid))?.includes(dir) ?? false;
}

async function readRecord(dir: string): Promise<ProcessRecord | undefined> {
  const text = await readFile(recordFile(dir), "utf8").catch(() => "");
  const match = /^\{"pid":(\d+),"startTime":"(.+)"\}$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { pid: Number(match[1]), startTime: match[2] };
}

function recordFile(dir: string): string {
  return `${dir}/process.json`;
}
