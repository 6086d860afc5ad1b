// @ts-check
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../migrations", import.meta.url));
const target = fileURLToPath(new URL("../packages/consumer/migrations", import.meta.url));

/** Puts the SQL files where the compiled consumer, and its npm package, look for them. */
export async function copyMigrations() {
  const names = (await readdir(source).catch(() => [])).filter((name) => name.endsWith(".sql"));
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) if (!names.includes(name)) await rm(`${target}/${name}`);
  for (const name of names) {
    const wanted = await readFile(`${source}/${name}`);
    const present = await readFile(`${target}/${name}`).catch(() => undefined);
    // A file that is right is left alone: somebody may be reading it just now.
    if (present === undefined || !present.equals(wanted)) await writeFile(`${target}/${name}`, wanted);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await copyMigrations();
}
