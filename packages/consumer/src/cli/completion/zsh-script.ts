import { type CommandNode, stepsOf } from "./command-tree.js";
import { quoteForShell } from "./quote.js";

/** A word and what it means, as _describe takes them: a colon stands between the two. */
const item = (word: string, description: string) =>
  quoteForShell(`${word.replaceAll(":", "\\:")}:${description}`);

function valueCase({ path, options }: CommandNode): readonly string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ flags, choices }) => {
      const patterns = flags.map((flag) => quoteForShell(`${path} ${flag}`)).join("|");
      return `    ${patterns}) compadd -- ${choices.map(quoteForShell).join(" ")}; return ;;`;
    });
}

function itemsCase({ path, commands, options, argument }: CommandNode): string {
  const words = commands.map(({ name, description }) => item(name, description));
  const values = (argument?.choices ?? []).map((choice) => item(choice, ""));
  const flags = options.map((option) => item(option.flags[0] ?? "", option.description));
  const files = argument?.isFile === true ? " _files;" : "";
  return `    ${quoteForShell(path)})${files} items=(${[...words, ...values].join(" ")}) options=(${flags.join(" ")}) ;;`;
}

/** A script for zsh that completes the program's commands, options and values, and says what they mean. Pure. */
export function zshScript(tree: readonly CommandNode[]): string {
  return `#compdef calltape
# calltape's completion for zsh; made by calltape completion zsh
_calltape() {
  local at="" word
  local -a items options
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$at $word" in
    ${stepsOf(tree).map(quoteForShell).join("|")}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at $words[CURRENT-1]" in
${tree.flatMap(valueCase).join("\n")}
  esac
  case "$at" in
${tree.map(itemsCase).join("\n")}
  esac
  _describe -t commands calltape items
  _describe -o -t options option options
}
compdef _calltape calltape
`;
}
