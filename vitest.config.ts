import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const packages = fileURLToPath(new URL("./packages/", import.meta.url));
const setupFiles = [`${packages}testkit/src/vitest/fixed-seed.ts`];
const globalSetup = [`${packages}testkit/src/vitest/global-setup.ts`];

// Tests run on the sources, so that a failure points at the line that was written.
const sources = [
  { find: /^@calltape\/(shared|producer|consumer|testkit)$/, replacement: `${packages}$1/src/index.ts` },
  {
    find: /^@calltape\/(shared|producer|consumer|testkit)\/(?!package\.json$)(.+)$/,
    replacement: `${packages}$1/src/$2/index.ts`,
  },
];

export default defineConfig({
  resolve: { alias: sources },
  test: {
    pool: "forks",
    // One more than the cores we count on: most of a test on real servers is waiting for them.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.ts", "chaos/src/**/*.test.ts", "bench/src/**/*.test.ts"],
          exclude: ["**/*.int.test.ts", "**/*.e2e.test.ts"],
          setupFiles,
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: "int",
          include: ["packages/*/src/**/*.int.test.ts"],
          setupFiles,
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.test.ts", "packages/*/src/**/*.e2e.test.ts"],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
