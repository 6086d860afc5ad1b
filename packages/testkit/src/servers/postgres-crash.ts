import { waitFor } from "../wait-for.js";
import { childProcesses, isProcessAlive } from "./process-info.js";
import type { ServerProcess } from "./server-process.js";

/**
 * Kills the postmaster and its backends, as the machine's crash would. A backend left alive would hold on to
 * the shared memory, and keep the next start from succeeding.
 */
export async function crashPostgres(server: ServerProcess): Promise<void> {
  const backends = server.ending() === undefined ? await childProcesses(server.pid) : [];
  await server.end("SIGKILL", 0);
  for (const pid of backends.filter(isProcessAlive)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It noticed by itself that the postmaster is gone.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  await waitFor("the backends of Postgres to end", () => !backends.some(isProcessAlive));
}
