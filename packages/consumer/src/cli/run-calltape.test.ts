import { expect, test } from "vitest";
import { runCommand } from "../../fixtures/run-command.js";

test("help goes to standard output, as wide as the terminal, and is no failure", async () => {
  const { code, stdout, stderr } = await runCommand(["replay", "--help"], { isTTY: true, columns: 60 });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: calltape replay/);
  const wrapped = stdout.slice(0, stdout.indexOf("Examples:")).split("\n");
  for (const line of wrapped) expect(line.length).toBeLessThanOrEqual(60);
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
