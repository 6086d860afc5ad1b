import { randomBytes } from "node:crypto";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createDatabase, type TestDatabase } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../support/database.js";
import { createNpmProject, type NpmProject } from "./npm-project.js";
import { type PackedPackage, pack, published, root } from "./pack.js";
import { runCommand } from "./run-command.js";
import { sdkExample } from "./sdk-example.js";

/** What a user's TypeScript is checked with; only the types of Node come from here. */
const STRICT = {
  compilerOptions: {
    strict: true,
    target: "es2022",
    module: "nodenext",
    skipLibCheck: false,
    types: ["node"],
    typeRoots: [`${root}node_modules/@types`],
  },
  include: ["*.ts"],
};

/** Everything that comes with the SDK. Tiny is a promise: a package more is a decision. */
const SDK_CLOSURE = [
  "@calltape/producer",
  "@calltape/shared",
  "@ioredis/commands",
  "cluster-key-slot",
  "debug",
  "denque",
  "ioredis",
  "ms",
  "redis-errors",
  "standard-as-callback",
];
const SDK_BYTES = 2_500_000;

const { redisUrl, databaseUrl: adminUrl } = testServices();
const pages = ["README.md", "packages/producer/README.md"];
let dir: string;
let packed: PackedPackage[];
let handler: NpmProject;
let operator: NpmProject;
let database: TestDatabase;

beforeAll(async () => {
  dir = await realpath(await mkdtemp(`${tmpdir()}/calltape-packages-`));
  packed = [];
  for (const folder of published) packed.push(await pack(folder, dir));
  const tarballs = packed.map(({ tarball }) => tarball);
  handler = await createNpmProject(`${dir}/handler`, tarballs.slice(0, 2));
  await writeFile(`${handler.dir}/tsconfig.json`, JSON.stringify(STRICT));
  operator = await createNpmProject(`${dir}/operator`, tarballs);
  database = await createDatabase(adminUrl);
});

afterAll(async () => {
  await database?.drop();
  await rm(dir, { recursive: true, force: true });
});

/** Compiles the handler's project, as its owner would. */
const compile = () =>
  runCommand(process.execPath, [`${root}node_modules/typescript/bin/tsc`], { cwd: handler.dir });

const calltape = (args: readonly string[], env: Record<string, string> = {}) =>
  runCommand("npx", ["--no-install", "calltape", ...args], {
    cwd: operator.dir,
    env: { REDIS_URL: redisUrl, DATABASE_URL: database.url, CALLTAPE_HTTP_PORT: "0", ...env },
  });

describe("what a user installs", () => {
  it("is a command that says how it is used", async () => {
    expect(await calltape(["--help"])).toMatch(/^Usage: calltape/);
  });

  it("brings an empty database to the schema of this version", async () => {
    const { applied } = JSON.parse(await calltape(["migrate", "--json"])) as { applied: string[] };
    // Beside them lie the rights of roles, which are given after each.
    const migrations = packed.flatMap(({ files }) => files.filter((path) => /^migrations\/\d/.test(path)));
    expect(migrations.length).toBeGreaterThan(0);
    expect(applied.map((name) => `migrations/${name}.sql`)).toEqual(migrations);
  });

  it.each(pages)("runs the example of %s: typed, recorded and stored", async (page) => {
    const prefix = `packages-${randomBytes(6).toString("hex")}`;
    await writeFile(`${handler.dir}/example.ts`, await sdkExample(page));
    await compile();
    const env = { REDIS_URL: redisUrl, CALLTAPE_PREFIX: prefix };
    const [[before] = [0]] = await ask<[number]>(database.url, "SELECT count(*)::integer FROM calls");
    await runCommand(process.execPath, ["example.js"], { cwd: handler.dir, env });
    await calltape(["work", "--drain"], env);
    const [[after, incomplete] = [0, 0]] = await ask<[number, number]>(
      database.url,
      "SELECT count(*)::integer, (SELECT count(*)::integer FROM incomplete_calls) FROM calls",
    );
    expect({ calls: after - before, incomplete }).toEqual({ calls: 1, incomplete: 0 });
  });

  it("does not compile a handler's mistake", async () => {
    const mistake = `${handler.dir}/mistake.ts`;
    await writeFile(
      mistake,
      `import { InMemoryRecorder } from "@calltape/producer";
new InMemoryRecorder().startCall({ direction: "sideways" });\n`,
    );
    await expect(compile()).rejects.toThrow(/mistake\.ts.*"sideways"/);
    await rm(mistake);
  });

  it("brings nothing with the SDK but the client of Redis", async () => {
    const names = await handler.installed();
    const bytes = await handler.size();
    const own = (await handler.size("@calltape/producer")) + (await handler.size("@calltape/shared"));
    console.log(
      `the SDK installed: ${names.length} packages, ${bytes} bytes, of which ${own} are Calltape's`,
    );
    expect(names).toEqual(SDK_CLOSURE);
    expect(bytes).toBeLessThan(SDK_BYTES);
  });
});
