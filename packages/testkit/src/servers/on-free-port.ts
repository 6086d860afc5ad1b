import { freePort } from "./free-port.js";
import { logTail, type ServerProcess } from "./server-process.js";

const ATTEMPTS = 3;

export interface LaunchedServer {
  readonly port: number;
  readonly process: ServerProcess;
}

/** Launches a server on the fixed port, or on a free one: if that is lost to another process, on the next. */
export async function onFreePort(
  fixed: number | undefined,
  dir: string,
  launch: (port: number) => Promise<ServerProcess>,
): Promise<LaunchedServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = fixed ?? (await freePort());
    try {
      return { port, process: await launch(port) };
    } catch (error) {
      const taken = /address (already )?in use/i.test(logTail(dir));
      if (!taken || fixed !== undefined || attempt === ATTEMPTS) throw error;
    }
  }
}
