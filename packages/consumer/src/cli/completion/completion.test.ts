import { execFileSync } from "node:child_process";
import { Command, Option } from "commander";
import { expect, test } from "vitest";
import { runCommand } from "../../../fixtures/run-command.js";
import { bashScript } from "./bash-script.js";
import { commandTree } from "./command-tree.js";
import { fishScript } from "./fish-script.js";
import { zshScript } from "./zsh-script.js";

const program = new Command("calltape").addCommand(
  new Command("it's")
    .description("What one says: it's, with a ' and a \\. More is not said.")
    .addOption(new Option("-t, --type <type>", "only of this type").choices(["a.b", "a.c"]))
    .option("--json", "print JSON")
    .addCommand(new Command("below").description("Deeper").argument("<file>", "a file")),
);

const hasShell = (shell: string) => {
  try {
    execFileSync(shell, ["-c", "true"]);
    return true;
  } catch {
    // Not every machine has every shell.
    return false;
  }
};

/** Loading all commands takes seconds on a busy machine. */
const WHOLE = { timeout: 60_000 };

/** So each script is made once. */
const scripts = new Map<string, Promise<string>>();

function whole(shell: string): Promise<string> {
  const script = scripts.get(shell) ?? runCommand(["completion", shell]).then(({ stdout }) => stdout);
  scripts.set(shell, script);
  return script;
}

/** What bash offers when Tab is pressed behind these words. */
async function bashOffers(...words: readonly string[]): Promise<readonly string[]> {
  const ask = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _calltape; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ["--norc", "-c", `${await whole("bash")}\n${ask}`, "bash", "calltape", ...words];
  return execFileSync("bash", args, { encoding: "utf8", cwd: import.meta.dirname })
    .trim()
    .split("\n");
}

test("a program is told as its commands, with what may follow each", () => {
  const [top, said, below] = commandTree(program);
  expect(top).toMatchObject({ path: "", commands: [{ name: "it's" }, { name: "help" }] });
  expect(said).toMatchObject({
    path: "it's",
    description: expect.stringContaining("More"),
    options: [
      { flags: ["--type", "-t"], takesValue: true, choices: ["a.b", "a.c"] },
      { flags: ["--json"] },
      {},
    ],
  });
  expect(top?.commands[0]?.description).toBe("What one says: it's, with a ' and a \\");
  expect(below).toMatchObject({ path: "it's below", argument: { isFile: true } });
});

test.runIf(hasShell("bash"))(
  "bash completes commands, those below them, options, values and files",
  WHOLE,
  async () => {
    expect(await bashOffers("insp")).toEqual(["inspect"]);
    expect(await bashOffers("dead-letters", "rep")).toEqual(["replay"]);
    expect(await bashOffers("tail", "--un")).toEqual(["--unmasked"]);
    expect(await bashOffers("tail", "--type", "call.e")).toEqual(["call.ended"]);
    expect(await bashOffers("tail", "--call", "")).toEqual([""]);
    expect(await bashOffers("completion", "f")).toEqual(["fish"]);
    expect(await bashOffers("replay", "bash-scr")).toEqual(["bash-script.ts"]);
    expect(await bashOffers("nonsense", "--")).toContain("--version");
  },
);

test.each([
  ["bash", bashScript],
  ["zsh", zshScript],
  ["fish", fishScript],
] as const)("the script for %s is one the shell can read, whatever a description says", (shell, script) => {
  const text = script(commandTree(program));
  if (!hasShell(shell)) return;
  expect(() => execFileSync(shell, ["-n"], { input: text, stdio: ["pipe", "ignore", "pipe"] })).not.toThrow();
});

test.runIf(hasShell("fish"))(
  "fish completes commands, options and values, and says what they mean",
  WHOLE,
  async () => {
    const offers = async (line: string) =>
      execFileSync(
        "fish",
        ["--no-config", "-c", `${await whole("fish")}\ncomplete -C ${JSON.stringify(line)}`],
        {
          encoding: "utf8",
        },
      )
        .trim()
        .split("\n");
    expect(await offers("calltape insp")).toEqual([
      "inspect\tWhat lies on the tape, who works on it, what is wrong and what to do",
    ]);
    expect(await offers("calltape dead-letters rep")).toMatchObject([expect.stringMatching(/^replay\t/)]);
    expect(await offers("calltape tail --type call.e")).toMatchObject([
      expect.stringMatching(/^call\.ended/),
    ]);
  },
);

test("a shell that is not known is refused, with those that are", async () => {
  const { code, stdout, stderr } = await runCommand(["completion", "tcsh"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^calltape: .*bash, zsh, fish.*; see calltape completion --help\n$/);
});
