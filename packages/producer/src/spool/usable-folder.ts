import { accessSync, constants, mkdirSync } from "node:fs";
import { resolve } from "node:path";

const PRIVATE = 0o700;

/** The folder's absolute path, made if it was not there; `undefined` if nothing can be written in it. */
export function usableFolder(folder: string): string | undefined {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: PRIVATE });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return path;
  } catch {
    // Why does not matter to the caller: what is allowed says it.
    return undefined;
  }
}
