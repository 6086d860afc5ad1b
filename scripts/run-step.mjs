// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

export const projectDir = fileURLToPath(new URL("..", import.meta.url));
export const stateDir = fileURLToPath(new URL("../.calltape", import.meta.url));

/**
 * Runs a command in the project's folder, with its output on our stderr or, when quiet, collected. A signal to
 * end that is sent to us alone ends the command first, then us.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runStep(command, args, { quiet = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    const out = quiet ? "pipe" : process.stderr;
    const child = spawn(command, args, {
      cwd: projectDir,
      env,
      stdio: ["ignore", out, quiet ? "pipe" : "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    /** @type {"SIGTERM" | "SIGHUP" | undefined} */
    let stoppedBy;
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      stoppedBy = signal === "SIGHUP" ? "SIGHUP" : "SIGTERM";
      child.kill(stoppedBy);
    };
    process.on("SIGTERM", stop).on("SIGHUP", stop);
    /** @param {boolean} ok */
    const end = (ok) => {
      process.off("SIGTERM", stop).off("SIGHUP", stop);
      if (stoppedBy !== undefined) process.exit(128 + constants.signals[stoppedBy]);
      resolve({ ok, output });
    };
    child.once("error", (error) => {
      output += `${command}: ${error.message}\n`;
      if (!quiet) process.stderr.write(`${command}: ${error.message}\n`);
      end(false);
    });
    child.once("close", (code) => end(code === 0));
  });
}
