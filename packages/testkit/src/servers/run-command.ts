import { spawn } from "node:child_process";
import type { SystemUser } from "./unprivileged-user.js";

export interface RunCommandOptions {
  readonly timeoutMs?: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly user?: SystemUser | undefined;
}

export interface CommandResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** The last lines of what the command wrote, or why it could not be run; one line. */
  readonly problem: string;
}

/** Runs a command to its end, and kills it when it takes longer than it may. Never throws. */
export function runCommand(
  command: string,
  args: readonly string[],
  { timeoutMs = 30_000, cwd, env, user }: RunCommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      ...(cwd !== undefined && { cwd }),
      ...(env !== undefined && { env }),
      ...(user !== undefined && { uid: user.uid, gid: user.gid }),
    });
    let stdout = "";
    let everything = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      everything += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      everything += text;
    });
    child.once("error", (error) => resolve({ ok: false, stdout, problem: error.message }));
    child.once("close", (code, signal) => {
      const ending = signal === null ? `exit code ${code}` : `${signal} (it may take ${timeoutMs} ms)`;
      resolve({ ok: code === 0, stdout, problem: `${lastLines(everything)} [${ending}]` });
    });
  });
}

/** The last lines of a text, as one line. */
export function lastLines(text: string, count = 3): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines
    .slice(-count)
    .map((line) => line.trim())
    .join(" | ");
}
