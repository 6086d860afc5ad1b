import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
/** `store.test.ts`, and of the tests in e2e/ only the name, which has four words at least. */
const NAMED = /`([a-z-]+(?:\.int|\.e2e)?\.test\.ts|[a-z]+(?:-[a-z]+){3,}|chaos-short)`/g;

it("docs/when-things-die.md names tests that are there, in each of its sections", async () => {
  const folders = ["packages", "chaos/src", "e2e"].map((name) =>
    readdir(`${root}${name}`, { recursive: true }),
  );
  const files = (await Promise.all(folders)).flat().filter((file) => !file.includes("node_modules"));
  const names = new Set(files.map((file) => file.slice(file.lastIndexOf("/") + 1)));
  const text = await readFile(`${root}docs/when-things-die.md`, "utf8");
  const named = (part: string) => [...part.matchAll(NAMED)].map(([, name = ""]) => name);
  const fileOf = (name: string) => (name.endsWith(".ts") ? name : `${name}.e2e.test.ts`);
  expect(named(text).filter((name) => !names.has(fileOf(name)))).toEqual([]);
  const unbacked = text.split(/^(?=## |\*\*)/m).filter((part) => named(part).length === 0);
  expect(unbacked.map((part) => part.slice(0, 40)).filter((part) => !/^## [^\n]*\n\n$/.test(part))).toEqual(
    [],
  );
});
