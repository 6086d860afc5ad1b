import { PassThrough } from "node:stream";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { runCommand } from "../../fixtures/run-command.js";
import { buildProgram } from "./program.js";

const silentTerminal = () => ({
  ...{ stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough(), exitCode: 0 },
  stopSignal: () => new AbortController().signal,
});

test("help goes to standard output, as wide as the terminal, and is no failure", async () => {
  const { code, stdout, stderr } = await runCommand(["replay", "--help"], { isTTY: true, columns: 60 });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: calltape replay/);
  const wrapped = stdout.slice(0, stdout.indexOf("Examples:")).split("\n");
  for (const line of wrapped) expect(line.length).toBeLessThanOrEqual(60);
});

/** Loading all commands takes seconds on a busy machine. */
const WHOLE = { timeout: 60_000 };

test("every command explains itself, with an example, and the program lists them all", WHOLE, async () => {
  const whole = await runCommand(["--help"]);
  expect(whole).toMatchObject({ code: 0, stderr: "" });
  const listed = whole.stdout.slice(whole.stdout.indexOf("Commands:"), whole.stdout.indexOf("Settings,"));
  const program = await buildProgram([], { ...silentTerminal(), env: {} });
  const leaves = (command: Command, path: readonly string[]): readonly (readonly string[])[] =>
    command.commands.length === 0
      ? [path]
      : command.commands.flatMap((below) => leaves(below, [...path, below.name()]));
  for (const command of program.commands) {
    expect(listed).toMatch(new RegExp(`^ {2}${command.name()}\\b`, "m"));
  }
  for (const path of leaves(program, [])) {
    const { code, stdout, stderr } = await runCommand([...path, "--help"]);
    expect({ path, code, stderr }).toEqual({ path, code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: calltape ${path.join(" ")}`);
    expect(stdout).toMatch(new RegExp(`^Examples?:\\n.*calltape ${path.join(" ")}`, "m"));
  }
});

test("wrong arguments, of a command below another too, are said in one line with where to look", async () => {
  const { code, stdout, stderr } = await runCommand(["dead-letters", "replay", "--nope"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe("calltape: unknown option '--nope'; see calltape dead-letters replay --help\n");
});

test("a command reads its settings from its terminal's environment, not from the process", async () => {
  const { code, stderr } = await runCommand(["migrate"], { env: { LOG_LEVEL: "warn" } });
  expect(code).toBe(1);
  expect(stderr).toContain('LOG_LEVEL is "warn"');
});
