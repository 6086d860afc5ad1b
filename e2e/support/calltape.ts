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
