import { wholeNumber, wrong } from "../check-option.js";
import type { SpoolOptions } from "./spool.js";
import { usableFolder } from "./usable-folder.js";

/** Where events go that Redis does not take. */
export interface SpoolSettings {
  /** A folder on a local disk; several processes may share it. Default: `CALLTAPE_SPOOL_DIR`, else there is no spool. */
  readonly folder?: string | undefined;
  /** Bytes of all it holds, whoever wrote them. Default: 1 GiB. */
  readonly maxBytes?: number | undefined;
}

const MEBIBYTE = 1024 * 1024;
const VARIABLE = "CALLTAPE_SPOOL_DIR";

/** @throws TypeError with one line that says what is wrong. */
export function resolveSpool(
  settings: SpoolSettings = {},
  environment: Readonly<Record<string, string | undefined>>,
): SpoolOptions | undefined {
  const { folder: given, maxBytes = 1024 * MEBIBYTE } = settings;
  const name = given === undefined ? VARIABLE : "spool.folder";
  const wanted = given ?? (environment[VARIABLE]?.trim() || undefined);
  if (wanted === undefined) return undefined;
  const folder = typeof wanted === "string" ? usableFolder(wanted) : undefined;
  if (folder === undefined) return wrong(name, wanted, "a folder this program may write to");
  return { folder, maxBytes: wholeNumber("spool.maxBytes", maxBytes, MEBIBYTE, 1024 * 1024 * MEBIBYTE) };
}
