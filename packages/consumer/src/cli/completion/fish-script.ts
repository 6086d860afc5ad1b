import { type CommandNode, stepsOf } from "./command-tree.js";
import { quoteForFish } from "./quote.js";

function linesOf({ path, commands, options, argument }: CommandNode): readonly string[] {
  const here = `complete -c calltape -n ${quoteForFish(`__calltape_at ${quoteForFish(path)}`)}`;
  const choices = argument?.choices ?? [];
  return [
    ...commands.map(({ name, description }) => `${here} -a ${name} -d ${quoteForFish(description)}`),
    ...(choices.length === 0 ? [] : [`${here} -a ${quoteForFish(choices.join(" "))}`]),
    ...(argument?.isFile === true ? [`${here} -F`] : []),
    ...options.map((option) => {
      const names = option.flags.map((flag) =>
        flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const value = option.takesValue ? ` -x -a ${quoteForFish(option.choices.join(" "))}` : "";
      return `${here} ${names.join(" ")}${value} -d ${quoteForFish(option.description)}`;
    }),
  ];
}

/** A script for fish that completes the program's commands, options and values, and says what they mean. Pure. */
export function fishScript(tree: readonly CommandNode[]): string {
  return `# calltape's completion for fish; made by calltape completion fish
function __calltape_at
  set -l at
  for word in (commandline -opc)[2..-1]
    switch "$at $word"
      case ${stepsOf(tree).map(quoteForFish).join(" ")}
        set at (string trim -- "$at $word")
    end
  end
  test "$at" = "$argv[1]"
end
complete -c calltape -f
${tree.flatMap(linesOf).join("\n")}
`;
}
