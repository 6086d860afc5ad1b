import { type CommandNode, stepsOf } from "./command-tree.js";
import { quoteForShell } from "./quote.js";

const indented = (lines: readonly string[]) => lines.map((line) => `    ${line}`).join("\n");

/** What may follow an option, if it takes a value: one of its choices, or nothing that is known. */
function valueCase({ path, options }: CommandNode): readonly string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ flags, choices }) => {
      const patterns = flags.map((flag) => quoteForShell(`${path} ${flag}`)).join("|");
      return `${patterns}) words=${quoteForShell(choices.join(" "))}; isValue=1 ;;`;
    });
}

function wordsCase({ path, commands, options, argument }: CommandNode): string {
  const names = commands.map(({ name }) => name);
  const flags = options.flatMap((option) => option.flags.filter((flag) => flag.startsWith("--")));
  const words = [...names, ...(argument?.choices ?? []), ...flags].join(" ");
  return `${quoteForShell(path)}) words=${quoteForShell(words)};${argument?.isFile === true ? " files=1" : ""} ;;`;
}

/** A script for bash that completes the program's commands, options and values. Pure. */
export function bashScript(tree: readonly CommandNode[]): string {
  return `# calltape's completion for bash; made by calltape completion bash
_calltape() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}"
  local at="" words="" word isValue="" files=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$at $word" in
    ${stepsOf(tree).map(quoteForShell).join("|")}) at="\${at:+$at }$word" ;;
    esac
  done
  case "$at $prev" in
${indented(tree.flatMap(valueCase))}
  esac
  if [ -z "$isValue" ]; then
    case "$at" in
${indented(tree.map(wordsCase))}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [ -n "$files" ] && [ "\${cur#-}" = "$cur" ]; then COMPREPLY+=($(compgen -f -- "$cur")); fi
}
complete -o filenames -F _calltape calltape
`;
}
