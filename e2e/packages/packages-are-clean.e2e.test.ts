import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PackedPackage, pack, published, root } from "./pack.js";
import { runCommand } from "./run-command.js";

interface Manifest {
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly license?: string;
  readonly engines?: { readonly node?: string };
  readonly types?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** All that a package may hold. */
const CONTENTS =
  /^(?:LICENSE|README\.md|package\.json|bin\/[a-z-]+\.js|dist\/[a-z/-]+(?:\.js|\.d\.ts)|migrations\/(?:\d{4}_[a-z_]+|roles)\.sql|schema\/[a-z.]+\.json)$/;

let dir: string;

beforeAll(async () => {
  dir = await realpath(await mkdtemp(`${tmpdir()}/calltape-packages-`));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

describe.each(published)("the package %s", (folder) => {
  let packed: PackedPackage;
  let contents: string;
  let manifest: Manifest;

  beforeAll(async () => {
    packed = await pack(folder, dir);
    contents = `${dir}/${folder}`;
    await runCommand("mkdir", ["-p", contents], { cwd: dir });
    await runCommand("tar", ["-xzf", packed.tarball, "-C", contents, "--strip-components=1"], { cwd: dir });
    manifest = JSON.parse(await readFile(`${contents}/package.json`, "utf8")) as Manifest;
  });

  it("holds what runs, its types, its licence and its page, and nothing else", async () => {
    expect(packed.files.filter((path) => !CONTENTS.test(path) || /\.test\.|fixture/.test(path))).toEqual([]);
    expect(packed.files).toEqual(expect.arrayContaining(["README.md", "dist/index.js", "dist/index.d.ts"]));
    expect(await readFile(`${contents}/LICENSE`, "utf8")).toBe(await readFile(`${root}LICENSE`, "utf8"));
  });

  it("says what it is and what it needs", () => {
    expect(manifest).toMatchObject({
      license: "MIT",
      engines: { node: ">=20.0.0" },
      types: "./dist/index.d.ts",
    });
    expect(manifest.description).toMatch(/Calltape/);
    expect(manifest.keywords?.length).toBeGreaterThan(0);
    for (const range of Object.values(manifest.dependencies ?? {})) expect(range).toMatch(/^\^?\d/);
  });

  it("points at no source map", async () => {
    for (const path of packed.files.filter((name) => name.startsWith("dist/"))) {
      expect(await readFile(`${contents}/${path}`, "utf8"), path).not.toContain("sourceMappingURL");
    }
  });

  it("has exports that publint finds nothing wrong with", async () => {
    const { messages, pkg } = await publint({ pkgDir: contents, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has types that every resolver of ES modules finds", async () => {
    const attw = `${root}node_modules/@arethetypeswrong/cli/dist/index.js`;
    const args = [attw, packed.tarball, "--profile", "esm-only", "--no-color", "--no-emoji"];
    expect(await runCommand(process.execPath, args, { cwd: dir })).toContain(`${packed.name} v`);
  });
});
