import { runCommand } from "./run-command.js";

const INSTALL_MS = 180_000;

interface PackageManager {
  readonly command: string;
  /** Arguments of the commands that make up one attempt, for each attempt. */
  readonly attempts: readonly (readonly (readonly string[])[])[];
  readonly asRoot: boolean;
}

const APT_INSTALL = ["-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends"];

const PACKAGE_MANAGERS: readonly PackageManager[] = [
  {
    command: "apt-get",
    asRoot: true,
    // redis-tools holds the server's program without a system service that starts by itself.
    attempts: [
      [["update"], [...APT_INSTALL, "redis-tools"]],
      [[...APT_INSTALL, "redis-server"]],
      [[...APT_INSTALL, "valkey-server"]],
    ],
  },
  {
    command: "apk",
    asRoot: true,
    attempts: [[["add", "--no-cache", "redis"]], [["add", "--no-cache", "valkey"]]],
  },
  { command: "dnf", asRoot: true, attempts: [[["install", "-y", "redis"]], [["install", "-y", "valkey"]]] },
  { command: "brew", asRoot: false, attempts: [[["install", "redis"]]] },
];

/** Tries one package after another where that works without asking; yields whether the attempt succeeded. */
export async function* installRedis(): AsyncGenerator<boolean> {
  for (const manager of PACKAGE_MANAGERS) {
    if (!(await runCommand(manager.command, ["--version"], { timeoutMs: 10_000 })).ok) continue;
    const prefix = await privilege(manager.asRoot);
    if (prefix === undefined) continue;
    for (const attempt of manager.attempts) yield await runAll(prefix, manager.command, attempt);
  }
}

/** The command to put in front, undefined when the package manager cannot be used without asking. */
async function privilege(asRoot: boolean): Promise<readonly string[] | undefined> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot === asRoot) return [];
  if (!asRoot) return undefined;
  const sudo = await runCommand("sudo", ["-n", "true"], { timeoutMs: 5_000 });
  return sudo.ok ? ["sudo", "-n"] : undefined;
}

async function runAll(
  prefix: readonly string[],
  command: string,
  commands: readonly (readonly string[])[],
): Promise<boolean> {
  for (const args of commands) {
    const words = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", command, ...args];
    process.stderr.write(`Installing Redis: ${command} ${args.join(" ")}\n`);
    const { ok, problem } = await runCommand(words[0] ?? "env", words.slice(1), { timeoutMs: INSTALL_MS });
    if (!ok) {
      process.stderr.write(`That did not work: ${problem}\n`);
      // An update may fail for one of several sources; the install then still tells.
      if (args[0] !== "update") return false;
    }
  }
  return true;
}
