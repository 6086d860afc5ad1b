import type { Argument, Command, Option } from "commander";

/** An option as a shell completes it. */
export interface OptionNode {
  /** `--json`, and its short form if it has one. */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** The values there are; none where any is welcome. */
  readonly choices: readonly string[];
}

/** A command with what may follow it. */
export interface CommandNode {
  /** The words that lead to it, such as `dead-letters list`; empty for the program. */
  readonly path: string;
  readonly description: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly OptionNode[];
  /** What its first argument may be; a file where it is called so. */
  readonly argument: { readonly isFile: boolean; readonly choices: readonly string[] } | undefined;
}

/** All commands of a program, each with what may follow it, as its help shows them. */
export function commandTree(command: Command, path = ""): readonly CommandNode[] {
  const help = command.createHelp();
  const below = help.visibleCommands(command);
  const node: CommandNode = {
    path,
    description: command.description(),
    commands: below.map((one) => ({ name: one.name(), description: sentence(one.description()) })),
    options: help.visibleOptions(command).map(optionNode),
    argument: argumentNode(help.visibleArguments(command)[0] ?? command.registeredArguments[0]),
  };
  // The help commander adds is no command of ours, and nothing follows it but the others' names.
  const own = below.filter((one) => command.commands.includes(one));
  return [node, ...own.flatMap((one) => commandTree(one, `${path} ${one.name()}`.trim()))];
}

function optionNode({ long, short, description, required, optional, argChoices }: Option): OptionNode {
  return {
    flags: [long, short].flatMap((flag) => flag ?? []),
    description: sentence(description),
    takesValue: required || optional,
    choices: argChoices ?? [],
  };
}

function argumentNode(argument: Argument | undefined): CommandNode["argument"] {
  if (argument === undefined) return undefined;
  return { isFile: argument.name() === "file", choices: argument.argChoices ?? [] };
}

/** The first of several sentences, without its stop: there is little room beside a word. */
function sentence(text: string): string {
  return text.replace(/[.;] .*$/s, "").replace(/\.$/, "");
}

/** Every step from a command to one below it, as `path word`: how a script follows what was typed. */
export function stepsOf(tree: readonly CommandNode[]): readonly string[] {
  return tree.flatMap(({ path, commands }) => {
    const paths = new Set(tree.map((node) => node.path));
    return commands
      .filter(({ name }) => paths.has(`${path} ${name}`.trim()))
      .map(({ name }) => `${path} ${name}`);
  });
}
