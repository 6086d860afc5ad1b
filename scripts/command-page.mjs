// @ts-check
import { PassThrough } from "node:stream";
import { buildProgram } from "../packages/consumer/dist/cli/program.js";

/** @typedef {import("../packages/consumer/dist/cli/terminal.js").Terminal} Terminal */
/** @typedef {Awaited<ReturnType<typeof buildProgram>>} Command */

/** Characters in a line of help. */
const WIDTH = 100;

const INTRODUCTION = `\`npx calltape\` in this folder after \`npm run setup\`, or \`calltape\` where \`@calltape/consumer\` is installed. What each command says of itself with \`--help\`:

- A command exits with 0 only when it succeeded. What went wrong is one line on standard error, with what to do.
- \`--json\` prints one JSON document on standard output, and nothing else is printed there. \`tail\` and \`inspect --watch\` print one a line.
- Personal data is masked, as in [logs](masking.md), unless \`--unmasked\` is given. What callers, tools and models wrote cannot command your terminal: control characters are shown as \`\ufffd\`.
- Colours only on a terminal, and never with \`NO_COLOR\`. What takes longer than two seconds shows its progress on standard error.
- What removes something shows it first, and asks. Where there is no terminal to ask on it needs \`--yes\`.
- Times are in UTC. \`--since 2h\` is an age, \`--since 2026-11-20\` a day from its beginning, \`--since 2026-11-20T10:15\` a time.`;

/** @param {string} said */
const block = (said) => `\`\`\`text\n${said.trimEnd()}\n\`\`\``;

/**
 * What a command and those below it say of themselves.
 *
 * @param {Command} command
 * @param {string} path
 * @param {{ said: string }} heard
 * @returns {string[]}
 */
function sections(command, path, heard) {
  heard.said = "";
  command.outputHelp();
  const own = `## \`${path}\`\n\n${block(heard.said)}`;
  return [own, ...command.commands.flatMap((below) => sections(below, `${path} ${below.name()}`, heard))];
}

/** The page of all commands, for the docs. */
export async function commandPage() {
  const heard = { said: "" };
  /** @type {Terminal} */
  const terminal = {
    stdin: new PassThrough(),
    stdout: Object.assign(new PassThrough(), { columns: WIDTH }),
    stderr: new PassThrough(),
    env: {},
    exitCode: 0,
    stopSignal: () => new AbortController().signal,
  };
  terminal.stdout.on("data", (/** @type {Buffer} */ text) => {
    heard.said += text.toString();
  });
  const program = await buildProgram([], terminal);
  return [
    "<!-- Generated from packages/consumer/src/cli by scripts/generate.mjs. Do not edit. -->",
    "# The command line",
    INTRODUCTION,
    ...sections(program, "calltape", heard),
    "",
  ].join("\n\n");
}
