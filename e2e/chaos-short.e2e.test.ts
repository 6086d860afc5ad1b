import { fileURLToPath } from "node:url";
import { startChild } from "@calltape/testkit";
import { expect, it } from "vitest";
import type { Report } from "../chaos/src/report/report.js";

const CHAOS = fileURLToPath(new URL("../chaos/dist/main.js", import.meta.url));
/** The shortest in which every kind of fault has its place; with a seed that fails without what is sent again. */
const ARGS = ["--minutes", "0.4", "--seed", "6", "--quiet", "--json"];

it("loses nothing and stores nothing twice while everything is broken at once", async () => {
  const chaos = startChild(CHAOS, { args: ARGS });
  await chaos.exited;
  const report = JSON.parse(chaos.stdout.at(-1) ?? chaos.stderr.join("\n")) as Report;
  const { violations, counts, faults } = report;
  expect(violations, `look into ${report.folder}`).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, twice: 0 });
  // It has shown something: much was recorded, and every fault was there.
  expect(counts.must).toBeGreaterThan(100);
  const never = Object.entries(faults).filter(([, { injected }]) => injected === 0);
  expect(never).toEqual([]);
}, 240_000);
