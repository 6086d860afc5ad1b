import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type WaitForOptions, waitFor } from "./wait-for.js";

export interface ChildOptions {
  readonly args?: readonly string[];
  /** Added to this process's environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Arguments of Node itself. */
  readonly execArgv?: readonly string[];
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly pid: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** Settles when the process has ended and all of its output is read. */
  readonly exited: Promise<ChildExit>;
  /** The first line of stdout that matches, written already or to come. */
  line(pattern: RegExp, options?: WaitForOptions): Promise<RegExpExecArray>;
  errorLine(pattern: RegExp, options?: WaitForOptions): Promise<RegExpExecArray>;
  write(text: string): void;
  /** SIGTERM unless another is named. */
  kill(signal?: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();
// A test that fails halfway, and a worker of the test runner that ends, leave none behind.
process.on("exit", () => killChildren());

/** Runs one of the project's scripts in a Node process of its own. Put `killChildren` into `afterEach`. */
export function startChild(script: string, options: ChildOptions = {}): Child {
  const { args = [], env = {}, cwd, execArgv = [] } = options;
  const child = spawn(process.execPath, [...execArgv, script, ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    ...(cwd !== undefined && { cwd }),
  });
  if (child.pid === undefined) throw new Error(`${script} could not be started in a process of its own`);
  running.add(child);
  // It may have ended before it read what was written.
  child.stdin.on("error", () => child.stdin.destroy());
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => stdout.push(line));
  createInterface({ input: child.stderr }).on("line", (line) => stderr.push(line));
  let exit: ChildExit | undefined;
  const exited = new Promise<ChildExit>((resolve) => {
    child.once("exit", () => running.delete(child));
    child.once("close", (code, signal) => {
      exit = { code, signal };
      resolve(exit);
    });
  });

  const find = async (name: string, lines: string[], pattern: RegExp, waiting: WaitForOptions = {}) => {
    const check = (): RegExpExecArray | "ended" | undefined => {
      // Asked before the lines, which are complete once the process has ended.
      const ended = exit !== undefined;
      for (const line of lines) {
        const match = pattern.exec(line);
        if (match !== null) return match;
      }
      return ended ? "ended" : undefined;
    };
    const found = await waitFor(`${script} to write ${pattern} to ${name}`, check, waiting).catch(
      (error) => error,
    );
    if (Array.isArray(found)) return found as RegExpExecArray;
    const why =
      found instanceof Error ? found.message : `${script} ended without writing ${pattern} to ${name}`;
    throw new Error(`${why}; it wrote: ${[...stdout, ...stderr].slice(-5).join(" | ")}`);
  };

  return {
    pid: child.pid,
    stdout,
    stderr,
    exited,
    line: (pattern, waiting) => find("stdout", stdout, pattern, waiting),
    errorLine: (pattern, waiting) => find("stderr", stderr, pattern, waiting),
    write: (text) => child.stdin.write(text),
    kill: (signal = "SIGTERM") => child.kill(signal),
  };
}

/** Kills whatever `startChild` has started and that still runs. */
export function killChildren(): void {
  for (const child of running) child.kill("SIGKILL");
}
