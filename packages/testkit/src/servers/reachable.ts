import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { SystemUser } from "./unprivileged-user.js";

/** Whether a user may pass through a folder and all those above it. */
export async function isReachable(dir: string, user: SystemUser): Promise<boolean> {
  const { uid, gid, mode } = await stat(dir);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(dir);
  return parent === dir || (await isReachable(parent, user));
}
