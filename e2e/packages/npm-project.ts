import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { runCommand } from "./run-command.js";

/** An npm project of a user's, with nothing in it but what is installed. */
export interface NpmProject {
  readonly dir: string;
  /** Names of all packages in node_modules. */
  installed(): Promise<string[]>;
  /** Bytes of all files under node_modules, or of one package there. */
  size(name?: string): Promise<number>;
  read(path: string): Promise<string>;
}

export async function createNpmProject(dir: string, tarballs: readonly string[]): Promise<NpmProject> {
  await mkdir(dir, { recursive: true });
  await writeFile(`${dir}/package.json`, JSON.stringify({ name: "user", private: true, type: "module" }));
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await runCommand("npm", ["install", ...quiet, ...tarballs], { cwd: dir });
  return {
    dir,
    installed: async () => {
      const lock = JSON.parse(await readFile(`${dir}/package-lock.json`, "utf8")) as {
        packages: Record<string, unknown>;
      };
      const paths = Object.keys(lock.packages).filter((path) => path !== "");
      return paths.map((path) => path.slice(path.lastIndexOf("node_modules/") + 13)).sort();
    },
    size: (name = "") => sizeOf(`${dir}/node_modules/${name}`),
    read: (path) => readFile(`${dir}/${path}`, "utf8"),
  };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(`${entry.parentPath}/${entry.name}`)).size;
  }
  return bytes;
}
