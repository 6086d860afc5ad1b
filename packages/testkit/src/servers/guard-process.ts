import { spawn } from "node:child_process";

// Waits for one line. A line says that the server has ended; no line, and the end of the pipe, that we have
// died: the pipe closes even when we are killed by SIGKILL.
const GUARD = `
if read -r ended; then exit 0; fi
tries=0
while kill -s "$2" "$1" && [ "$tries" -lt 50 ]; do sleep 0.2; tries=$((tries + 1)); done
kill -s KILL "$1"
if [ -n "$3" ]; then rm -rf -- "$3"; fi
`;

export interface ProcessGuard {
  /** To be called as soon as the process has ended, before its id can belong to another. */
  release(): void;
}

/** Stops a process that this one has started, should this one die first. */
export function guardProcess(
  pid: number,
  stopSignal: NodeJS.Signals,
  temporaryFolder: string | undefined,
): ProcessGuard {
  const args = ["-c", GUARD, "calltape-guard", String(pid), stopSignal.slice(3), temporaryFolder ?? ""];
  const guard = spawn("/bin/sh", args, { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] });
  guard.once("error", (error) => {
    process.stderr.write(`Nothing will stop process ${pid} if this one crashes: ${error.message}\n`);
  });
  // The guard may be gone already, which is what the line asks for.
  guard.stdin.on("error", () => guard.stdin.destroy());
  guard.unref();
  if ("unref" in guard.stdin && typeof guard.stdin.unref === "function") guard.stdin.unref();
  return { release: () => guard.stdin.end("ended\n") };
}
