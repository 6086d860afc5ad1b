import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { defaultStateDir } from "../servers/project-folder.js";
import { runCommand } from "../servers/run-command.js";
import { unpackPrometheus } from "./unpack-prometheus.js";

/** The paths of the two programs. */
export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
}

export interface FindPrometheusOptions {
  readonly stateDir?: string;
  readonly searchPath?: string;
  /** Whether Debian's package may be downloaded into the project's folder. */
  readonly download?: boolean;
}

/**
 * Where Prometheus comes from on this machine: the path, else Debian's package unpacked in the project's
 * folder, where it is no service and nothing is installed. Undefined, and said in one line on stderr, when
 * there is none.
 */
export async function findPrometheus(
  options: FindPrometheusOptions = {},
): Promise<PrometheusPrograms | undefined> {
  const { stateDir = defaultStateDir, searchPath = process.env["PATH"] ?? "", download = true } = options;
  for (const folder of searchPath.split(delimiter).filter((path) => path.startsWith("/"))) {
    const found = await programsIn(folder);
    if (found !== undefined) return found;
  }
  const bin = `${stateDir}/prometheus/usr/bin`;
  const unpacked = await programsIn(bin);
  if (unpacked !== undefined) return unpacked;
  const problem = download ? await unpackPrometheus(stateDir) : "it may not be downloaded";
  const fresh = problem === undefined ? await programsIn(bin) : undefined;
  if (fresh !== undefined) return fresh;
  process.stderr.write(
    `No Prometheus on this machine (${problem ?? "Debian's does not run here"}), tests that need it are skipped: put prometheus and promtool from https://prometheus.io/download on the path\n`,
  );
  return undefined;
}

async function programsIn(folder: string): Promise<PrometheusPrograms | undefined> {
  const programs = { prometheus: `${folder}/prometheus`, promtool: `${folder}/promtool` };
  for (const path of Object.values(programs)) {
    if (!existsSync(path)) return undefined;
    const { ok } = await runCommand(path, ["--version"], { timeoutMs: 10_000 });
    if (!ok) return undefined;
  }
  return programs;
}
