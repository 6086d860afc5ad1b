import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { guardProcess } from "./guard-process.js";
import { forgetProcess, recordProcess } from "./process-record.js";
import { lastLines } from "./run-command.js";
import type { SystemUser } from "./unprivileged-user.js";

export interface ServerProcessOptions {
  /** For messages: "Redis", "Postgres". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The server's folder: its log and a record of its process are kept there. */
  readonly dir: string;
  readonly user: SystemUser | undefined;
  /** The signal on which the server ends in good order, at once. */
  readonly stopSignal: NodeJS.Signals;
  /** A folder to remove when this process dies without stopping the server. */
  readonly temporaryFolder?: string | undefined;
}

export interface ServerProcess {
  readonly pid: number;
  /** How the process ended; undefined as long as it runs. */
  ending(): string | undefined;
  /** Sends the signal, and SIGKILL when the process has not ended by the deadline. */
  end(signal: NodeJS.Signals, deadlineMs: number): Promise<void>;
}

/** Redis refuses to end as long as it writes its first append-only file, and forgets that it was told to. */
const REPEAT_MS = 250;

/**
 * Starts a server in a session of its own, so that a Ctrl-C meant for us does not reach it before us, with a
 * guard at its side that stops it when we die in whatever way.
 */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const { name, command, args, dir, user, stopSignal, temporaryFolder } = options;
  const log = openSync(logFile(dir), "a", 0o600);
  const child = spawn(command, args, {
    cwd: dir,
    detached: true,
    stdio: ["ignore", log, log],
    // Nothing of our own environment may configure the server (PGOPTIONS, LC_ALL, …).
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], LC_ALL: "C", TZ: "UTC" },
    ...(user !== undefined && { uid: user.uid, gid: user.gid }),
  });
  closeSync(log);
  let ending: string | undefined;
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      ending = signal === null ? `exit code ${code}` : signal;
      resolve();
    });
  });
  await once(child, "spawn").catch((error: Error) => {
    throw new Error(`${name} could not be started from ${command}: ${error.message}`);
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${name} could not be started from ${command}`);
  const guard = guardProcess(pid, stopSignal, temporaryFolder);
  void exited.then(() => guard.release());
  await recordProcess(dir, pid);

  return {
    pid,
    ending: () => ending,
    end: async (signal, deadlineMs) => {
      if (ending === undefined) {
        child.kill(signal);
        const again = setInterval(() => child.kill(signal), REPEAT_MS);
        const timer = setTimeout(() => child.kill("SIGKILL"), deadlineMs);
        await exited;
        clearInterval(again);
        clearTimeout(timer);
      }
      await forgetProcess(dir);
    },
  };
}

export function logFile(dir: string): string {
  return `${dir}/server.log`;
}

/** The end of a server's log, as one line, for an error message. */
export function logTail(dir: string): string {
  return existsSync(logFile(dir)) ? lastLines(readFileSync(logFile(dir), "utf8")) : "it wrote no log";
}
