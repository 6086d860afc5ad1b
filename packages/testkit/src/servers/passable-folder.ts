import { chmod, mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder, and those above it that are missing, through which others may pass to what is theirs and
 * see nothing else, whatever the umask. Folders that exist stay as they are.
 */
export async function makePassableFolder(dir: string): Promise<void> {
  const topmost = await mkdir(dir, { recursive: true });
  if (topmost === undefined) return;
  for (let made = dir; made.length >= topmost.length; made = dirname(made)) await chmod(made, 0o711);
}
