import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const biome = `${root}node_modules/@biomejs/biome/bin/biome`;

interface Planted {
  readonly file: string;
  readonly imports: string;
  readonly complaint: string;
}

const undeclared = (file: string, imports: string): Planted => ({
  file,
  imports,
  complaint: `Dependency ${imports} isn't specified in ${file.split("/src/")[0]}/package.json.`,
});
const planted = (file: string, imports: string, complaint: string): Planted => ({ file, imports, complaint });

const ONLY_DB = "Only packages/consumer/src/db imports pg.";
const ONE_FILE = "One file per package imports ioredis: redis-connection.ts and connect-redis.ts.";
const NOT_THE_PRODUCER = "Of the consumer, only simulate, replay and cli may use the producer.";
const NO_TRANSPORT = "The events know nothing of how they are carried, logged or counted.";
const STEPS_APART = "A step of the pipeline knows neither another step nor who composes them.";
const UNWATCHED = "What drains the tape does not know who counts or watches it.";
const NOT_THE_COMMAND_LINE = "Nothing imports the command line.";

const violations: readonly Planted[] = [
  undeclared("packages/shared/src/wire/a.ts", "@calltape/producer"),
  undeclared("packages/shared/src/wire/b.ts", "@calltape/consumer"),
  planted("packages/shared/src/events/a.ts", "../wire/decode-event.js", NO_TRANSPORT),
  planted("packages/shared/src/events/b.ts", "../stream/keys.js", NO_TRANSPORT),
  undeclared("packages/producer/src/a.ts", "@calltape/consumer"),
  planted("packages/producer/src/b.ts", "ioredis", ONE_FILE),
  undeclared("packages/producer/src/c.ts", "@calltape/testkit"),
  undeclared("packages/producer/src/d.ts", "pg"),
  undeclared("packages/producer/src/e.ts", "winston"),
  undeclared("packages/shared/src/log/a.ts", "uuid"),
  planted("packages/consumer/src/pipeline/a.ts", "@calltape/producer", NOT_THE_PRODUCER),
  planted("packages/consumer/src/pipeline/b.ts", "pg", ONLY_DB),
  planted("packages/consumer/src/pipeline/c.ts", "ioredis", ONE_FILE),
  planted("packages/consumer/src/pipeline/d.ts", "../cli/program.js", NOT_THE_COMMAND_LINE),
  planted("packages/consumer/src/index.ts", "./cli/program.js", NOT_THE_COMMAND_LINE),
  planted("packages/consumer/src/pipeline/read.ts", "./commit.js", STEPS_APART),
  planted("packages/consumer/src/pipeline/commit.ts", "./store.js", STEPS_APART),
  planted("packages/consumer/src/pipeline/e.ts", "../metrics/tape-counters.js", UNWATCHED),
  planted("packages/consumer/src/pipeline/f.ts", "../health/health-monitor.js", UNWATCHED),
  planted("packages/consumer/src/pipeline/g.ts", "@calltape/shared/http", UNWATCHED),
  planted("packages/consumer/src/redis/a.ts", "prom-client", UNWATCHED),
  undeclared("packages/consumer/src/db/a.ts", "@calltape/testkit"),
];

const allowed: readonly Omit<Planted, "complaint">[] = [
  { file: "packages/consumer/src/db/pool.ts", imports: "pg" },
  { file: "packages/consumer/src/redis/connect-redis.ts", imports: "ioredis" },
  { file: "packages/producer/src/redis-connection.ts", imports: "ioredis" },
  { file: "packages/consumer/src/metrics/allowed.ts", imports: "../pipeline/worker-observer.js" },
  { file: "packages/consumer/src/simulate/allowed.ts", imports: "@calltape/producer" },
  { file: "packages/consumer/src/cli/main.ts", imports: "./program.js" },
  { file: "packages/consumer/src/pipeline/worker.ts", imports: "./read.js" },
  { file: "packages/producer/src/a.test.ts", imports: "@calltape/testkit" },
];

let project: string;
let complaints: ReadonlyMap<string, readonly string[]>;

/** What Biome says of the project's files, by their paths. */
async function lint(cwd: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const args = [biome, "lint", "--reporter=github", "--vcs-enabled=false", "--max-diagnostics=none", "."];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd }, (_error, stdout) => resolve(stdout));
  });
  const found = new Map<string, string[]>();
  for (const [, file = "", message = ""] of output.matchAll(/^::error .*?file=([^,]+),.*?::(.*)$/gm)) {
    const path = file.startsWith(cwd) ? file.slice(cwd.length + 1) : file;
    found.set(path, [...(found.get(path) ?? []), message]);
  }
  return found;
}

beforeAll(async () => {
  project = await realpath(await mkdtemp(`${tmpdir()}/calltape-boundaries-`));
  const manifests = ["shared", "producer", "consumer"].map((name) => `packages/${name}/package.json`);
  for (const path of ["biome.json", "import-boundaries.grit", "package.json", ...manifests]) {
    await cp(`${root}${path}`, `${project}/${path}`);
  }
  for (const { file, imports } of [...violations, ...allowed]) {
    await mkdir(dirname(`${project}/${file}`), { recursive: true });
    await writeFile(`${project}/${file}`, `import "${imports}";\n`);
  }
  await writeFile(
    `${project}/packages/consumer/src/every-way.ts`,
    `import type { A } from "pg";\nexport { b } from "pg";\nexport const c: A = await import("pg");\n`,
  );
  complaints = await lint(project);
});

afterAll(() => rm(project, { recursive: true, force: true }));

describe("the linter", () => {
  for (const { file, imports, complaint } of violations) {
    it(`refuses ${imports} in ${file}`, () => {
      expect(complaints.get(file)).toContain(complaint);
    });
  }

  for (const { file, imports } of allowed) {
    it(`accepts ${imports} in ${file}`, () => {
      expect(complaints.get(file)).toBeUndefined();
    });
  }

  it("sees imports of types, re-exports and imports at run time", () => {
    expect(complaints.get("packages/consumer/src/every-way.ts")).toEqual([ONLY_DB, ONLY_DB, ONLY_DB]);
  });
});
