// @ts-check
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../packages", import.meta.url));
const OUTPUT = /(?:\.d\.ts|\.js)(\.map)?$/;

/** Removes what the compiler once made of sources that are gone: it would be imported and packed for ever. */
export async function removeStaleOutput() {
  for (const name of await readdir(packages)) {
    const dist = `${packages}/${name}/dist`;
    const paths = await readdir(dist, { recursive: true }).catch(() => []);
    for (const path of paths) {
      if (!OUTPUT.test(path)) continue;
      const [, map] = OUTPUT.exec(path) ?? [];
      const source = `${packages}/${name}/src/${path.replace(OUTPUT, ".ts")}`;
      if (map !== undefined || !existsSync(source)) await rm(`${dist}/${path}`, { force: true });
    }
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await removeStaleOutput();
}
