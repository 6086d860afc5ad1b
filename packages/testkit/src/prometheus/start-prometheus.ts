import { copyFile, mkdir, realpath, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { onFreePort } from "../servers/on-free-port.js";
import { defaultStateDir } from "../servers/project-folder.js";
import { createEphemeralFolder } from "../servers/server-folders.js";
import { type ServerProcess, startServerProcess } from "../servers/server-process.js";
import { waitUntilReady } from "../servers/wait-until-ready.js";
import type { PrometheusPrograms } from "./find-prometheus.js";
import { type PrometheusApi, prometheusApi } from "./prometheus-api.js";

export interface PrometheusOptions {
  readonly programs: PrometheusPrograms;
  /** Addresses (`127.0.0.1:8080`) to scrape, by job. */
  readonly scrape: Readonly<Record<string, readonly string[]>>;
  /** Paths of rule files. They are copied: later changes have no effect. */
  readonly ruleFiles?: readonly string[];
  /** How often is scraped, and rules are evaluated; default 1 s. */
  readonly intervalSeconds?: number;
  readonly stateDir?: string;
  readonly timeoutMs?: number;
}

export interface PrometheusServer extends PrometheusApi {
  readonly url: string;
  /** Stops the server and removes its data. */
  dispose(): Promise<void>;
}

const STOP_MS = 15_000;

/** Starts a private Prometheus on loopback with a folder of its own, and waits until it answers. */
export async function startPrometheus(options: PrometheusOptions): Promise<PrometheusServer> {
  const { programs, stateDir = defaultStateDir, timeoutMs = 30_000 } = options;
  const folder = await createEphemeralFolder(stateDir);
  try {
    await mkdir(`${folder.dir}/prometheus/rules`, { recursive: true, mode: 0o700 });
    const dir = await realpath(`${folder.dir}/prometheus`);
    await writeFile(`${dir}/prometheus.yml`, configuration(options));
    for (const path of options.ruleFiles ?? []) await copyFile(path, `${dir}/rules/${basename(path)}`);

    const launch = async (port: number): Promise<ServerProcess> => {
      const process = await startServerProcess({
        name: "Prometheus",
        command: programs.prometheus,
        args: [
          `--config.file=${dir}/prometheus.yml`,
          `--storage.tsdb.path=${dir}/data`,
          `--web.listen-address=127.0.0.1:${port}`,
          "--log.level=warn",
        ],
        dir,
        user: undefined,
        stopSignal: "SIGTERM",
        temporaryFolder: folder.dir,
      });
      const isReady = async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok;
      await waitUntilReady("Prometheus", process, dir, timeoutMs, isReady);
      return process;
    };
    const { port, process } = await onFreePort(undefined, dir, launch);
    const url = `http://127.0.0.1:${port}`;
    return {
      url,
      ...prometheusApi(url),
      dispose: async () => {
        await process.end("SIGTERM", STOP_MS);
        await folder.release();
      },
    };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

/** As JSON, which is YAML too. */
function configuration({ scrape, intervalSeconds = 1 }: PrometheusOptions): string {
  const interval = `${intervalSeconds}s`;
  return JSON.stringify({
    global: { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval },
    rule_files: ["rules/*"],
    scrape_configs: Object.entries(scrape).map(([job_name, targets]) => ({
      job_name,
      static_configs: [{ targets }],
    })),
  });
}
