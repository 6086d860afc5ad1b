import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "@calltape/testkit";

const BIN = fileURLToPath(new URL("../../packages/consumer/bin/calltape.js", import.meta.url));

export type Environment = Readonly<Record<string, string | undefined>>;

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  readonly ms: number;
}

/** Starts the command line in a process of its own. */
export function calltape(args: readonly string[], env: Environment = {}): Child {
  return startChild(BIN, { args, env });
}

/** Runs a command to its end. */
export async function run(args: readonly string[], env: Environment = {}): Promise<Outcome> {
  const begun = performance.now();
  const child = calltape(args, env);
  const { code } = await child.exited;
  return { code, stdout: child.stdout, stderr: child.stderr, ms: performance.now() - begun };
}

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");

/** Runs a command to its end, with a text as its standard input. */
export async function runOn(input: string, args: readonly string[], env: Environment = {}): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, timeout: 60_000 };
    const child = execFile(process.execPath, [BIN, ...args], options, (_, stdout, stderr) => {
      const ms = performance.now() - begun;
      resolve({ code: child.exitCode, stdout: linesOf(stdout), stderr: linesOf(stderr), ms });
    });
    // It may end before it has read all of it.
    child.stdin?.on("error", () => undefined).end(input);
  });
}

/** Runs a command that must succeed. */
export async function succeed(args: readonly string[], env: Environment = {}): Promise<Outcome> {
  const outcome = await run(args, env);
  if (outcome.code === 0) return outcome;
  const said = [...outcome.stdout, ...outcome.stderr].slice(-5).join(" | ");
  throw new Error(`calltape ${args.join(" ")} ended with ${outcome.code}: ${said}`);
}

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

/** The log lines of one name that a process has written so far. */
export function logged({ stdout }: Pick<Child, "stdout">, event: string): LogLine[] {
  return stdout
    .filter((line) => line.includes(`"${event}"`))
    .map((line) => JSON.parse(line) as LogLine)
    .filter((line) => line.event === event);
}
