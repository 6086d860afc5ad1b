import type { Terminal } from "./terminal.js";

/** The option of every command after which something is gone. */
export const YES_OPTION = ["--yes", "do it without asking"] as const;

/** Nobody agreed to what was about to be done. */
export class NotConfirmedError extends Error {
  override readonly name = "NotConfirmedError";
}

/**
 * Goes on when somebody agrees to what is about to be gone: at the terminal, or
 * with `--yes`. What it is must have been shown before.
 *
 * @param question such as `Delete 3 partitions with 1,200 rows?`
 * @throws NotConfirmedError if they do not, or there is nobody to ask
 */
export async function confirm(
  terminal: Terminal,
  question: string,
  { yes }: { readonly yes?: true },
): Promise<void> {
  if (yes === true) return;
  const { stdin, stderr } = terminal;
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw new NotConfirmedError(
      `nothing was done: there is no terminal to ask "${question}"; agree with --yes`,
    );
  }
  if (!(await ask(terminal, question))) throw new NotConfirmedError("nothing was done");
}

async function ask(terminal: Terminal, message: string): Promise<boolean> {
  const { default: prompt } = await import("@inquirer/confirm");
  const context = { input: terminal.stdin, output: terminal.stderr, signal: terminal.stopSignal() };
  try {
    return await prompt({ message, default: false }, context);
  } catch (error) {
    // Ctrl-C, or the end of the input.
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) return false;
    throw error;
  }
}
