import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { deployFolder } from "./rule-files.js";

const project = `${deployFolder}../`;
const text = await readFile(`${project}Dockerfile`, "utf8");

interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** The instructions, with the lines they go on over joined. */
const instructions = text
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line): Instruction => {
    const [, name = "", value = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { name, value };
  });
const last = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
const valuesOf = (name: string, within = instructions) =>
  within.filter((one) => one.name === name).map(({ value }) => value);
const only = (name: string) => {
  const [value = "", ...others] = valuesOf(name, last);
  expect(others).toEqual([]);
  return value;
};

/** What is copied out of the project, and not out of an earlier stage. */
const copied = valuesOf("COPY")
  .filter((value) => !value.startsWith("--from"))
  .flatMap((value) => value.split(/\s+/).slice(0, -1));

/** Whether a line of .dockerignore means a path, or a folder that it lies in. */
function matches(pattern: string, path: string): boolean {
  const parts = pattern
    .replaceAll(".", "\\.")
    .replace("**/", "(?:.*/)?")
    .replaceAll(/(?<!\.)\*/g, "[^/]*");
  return new RegExp(`^${parts}(?:/.*)?$`).test(path);
}

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const packageOf = async (folder: string) =>
  JSON.parse(await readFile(`${project}${folder}/package.json`, "utf8")) as PackageFile;

describe("the image", () => {
  it("is built on one release of Node and of Debian, the same for building and running", () => {
    expect(valuesOf("ARG")).toEqual([expect.stringMatching(/^NODE_IMAGE=node:\d+\.\d+\.\d+-[a-z]+-slim$/)]);
    for (const from of valuesOf("FROM")) expect(from).toMatch(/^\$\{NODE_IMAGE\}( AS build)?$/);
  });

  it("copies what is there, and what .dockerignore lets through", async () => {
    const rules = (await readFile(`${project}.dockerignore`, "utf8"))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    const isLetThrough = (path: string) =>
      rules.reduce(
        (isIn, rule) => (matches(rule.replace(/^!/, ""), path) ? rule.startsWith("!") : isIn),
        true,
      );
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(`${project}${path}`), path).toBe(true);
      expect(isLetThrough(path), path).toBe(true);
    }
    expect(isLetThrough(".git")).toBe(false);
    expect(isLetThrough("packages/consumer/node_modules")).toBe(false);
  });

  it("has every package of ours that the worker or its build needs", async () => {
    const needed = new Set<string>();
    const queue = ["packages/consumer"];
    for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
      if (needed.has(folder)) continue;
      needed.add(folder);
      const { dependencies, devDependencies } = await packageOf(folder);
      const ours = Object.entries({ ...dependencies, ...devDependencies });
      for (const [name, version] of ours) {
        if (version.startsWith("workspace:")) queue.push(name.replace("@calltape/", "packages/"));
      }
    }
    for (const folder of needed) expect(copied).toContain(`${folder}/package.json`);
    const { dependencies = {} } = await packageOf("packages/consumer");
    for (const name of Object.keys(dependencies).filter((one) => one.startsWith("@calltape/"))) {
      expect(copied).toContain(name.replace("@calltape/", "packages/"));
    }
  });

  it("runs as somebody who is not root, by number, and owns nothing of what it runs", () => {
    expect(only("USER")).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    for (const copy of valuesOf("COPY", last)) expect(copy).not.toContain("--chown");
  });

  it("has Node itself as process 1, on a file that is there", () => {
    const entry = JSON.parse(only("ENTRYPOINT")) as string[];
    expect(entry[0]).toBe("node");
    expect(existsSync(`${project}packages/consumer/${entry[1]?.replace("/app/", "")}`)).toBe(true);
    expect(JSON.parse(only("CMD"))).toEqual(["work"]);
  });

  it("asks itself on the path and the port that a worker answers on", () => {
    const check = only("HEALTHCHECK");
    const [, command = ""] = / CMD (.*)$/.exec(check) ?? [];
    const [program, flag, script] = JSON.parse(command) as string[];
    expect([program, flag]).toEqual(["node", "--eval"]);
    expect(script).toMatch(/CALLTAPE_HTTP_PORT \|\| 8080\) \+ '\/healthz'/);
    expect(only("EXPOSE")).toBe("8080");
    expect(() => new Function(script ?? "")).not.toThrow();
  });
});
