// @ts-check
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../migrations", import.meta.url));
const target = fileURLToPath(new URL("../packages/consumer/migrations", import.meta.url));

/** Puts the SQL files where the compiled consumer, and its npm package, look for them. */
export async function copyMigrations() {
  const names = (await readdir(source).catch(() => [])).filter((name) => name.endsWith(".sql"));
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) if (!names.includes(name)) await rm(`${target}/${name}`);
  for (const name of names) await copyFile(`${source}/${name}`, `${target}/${name}`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await copyMigrations();
}
