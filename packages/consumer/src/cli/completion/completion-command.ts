import { Argument, Command } from "commander";
import type { Terminal } from "../terminal.js";
import { bashScript } from "./bash-script.js";
import { type CommandNode, commandTree } from "./command-tree.js";
import { fishScript } from "./fish-script.js";
import { zshScript } from "./zsh-script.js";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const satisfies Record<
  string,
  (tree: readonly CommandNode[]) => string
>;

const EXAMPLES = `
Examples:
  source <(calltape completion bash)                                  now, in bash
  calltape completion bash > ~/.local/share/bash-completion/completions/calltape
  calltape completion zsh > "\${fpath[1]}/_calltape"
  calltape completion fish > ~/.config/fish/completions/calltape.fish

The script is whole: no process is started while you type. Make it again after an update.`;

/** @param wholeProgram the command line with all its commands */
export function completionCommand(terminal: Terminal, wholeProgram: () => Promise<Command>): Command {
  return new Command("completion")
    .description("Print a script with which your shell completes calltape's commands and options.")
    .addArgument(new Argument("<shell>", "which shell").choices(Object.keys(SCRIPTS)))
    .addHelpText("after", EXAMPLES)
    .action(async (shell: keyof typeof SCRIPTS) => {
      terminal.stdout.write(SCRIPTS[shell](commandTree(await wholeProgram())));
    });
}
