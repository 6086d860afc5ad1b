import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { runCommand } from "./run-command.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The packages that are published, each before those that need it. */
export const published = ["shared", "producer", "consumer"] as const;

export interface PackedPackage {
  readonly name: string;
  readonly tarball: string;
  /** Paths of the files within. */
  readonly files: readonly string[];
}

/** Makes the tarball a registry would be given, with the pinned pnpm. */
export async function pack(folder: string, destination: string): Promise<PackedPackage> {
  const { packageManager } = JSON.parse(await readFile(`${root}package.json`, "utf8")) as {
    packageManager: string;
  };
  const args = ["--yes", "--prefer-offline", packageManager, "pack", "--json"];
  const cwd = `${root}packages/${folder}`;
  const output = await runCommand("npx", [...args, "--pack-destination", destination], { cwd });
  const { name, filename, files } = JSON.parse(output) as {
    name: string;
    filename: string;
    files: { path: string }[];
  };
  return { name, tarball: filename, files: files.map(({ path }) => path).sort() };
}
