import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
/** `logger.info("…"`, `this.#logger.error(⏎ "…"`, a table's `event: "…"`. */
const SAID = /(?:\.(?:debug|info|warning|error)\(\s*|\bevent: |endBy\()"([a-z]+_[a-z_]+)"/g;

async function sources(folder: string): Promise<string> {
  const files = await readdir(`${root}packages/${folder}/src`, { recursive: true });
  const code = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const texts = await Promise.all(
    code.map((file) => readFile(`${root}packages/${folder}/src/${file}`, "utf8")),
  );
  return texts.join("\n");
}

it("docs/logging.md names every event that is logged", async () => {
  const text = (await Promise.all(["shared", "producer", "consumer"].map(sources))).join("\n");
  const said = new Set([...text.matchAll(SAID)].map(([, event = ""]) => event));
  expect(said.size).toBeGreaterThan(40);
  const docs = await readFile(`${root}docs/logging.md`, "utf8");
  expect([...said].filter((event) => !docs.includes(`\`${event}\``))).toEqual([]);
});
