import { execFile } from "node:child_process";
import { pnpmEnvironment } from "../../scripts/pnpm-environment.mjs";

export interface CommandOptions {
  readonly cwd: string;
  /** Added to this process's environment; an empty setting is an unset one. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command to its end and gives its standard output.
 *
 * @throws with all that it wrote when it fails
 */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: CommandOptions,
): Promise<string> {
  const environment = { ...pnpmEnvironment(process.env), ...env };
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${command} ${args.join(" ")} failed: ${error.message}\n${stdout}\n${stderr}`));
      },
    );
  });
}
