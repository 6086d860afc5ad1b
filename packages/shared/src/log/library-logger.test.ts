import { expect, test } from "vitest";
import { libraryLogger } from "./library-logger.js";
import { lineLogger } from "./line-logger.js";

test("a library is heard from its warnings upwards, under its own name, whatever the level", () => {
  const lines: unknown[] = [];
  const logger = lineLogger({ component: "worker", level: "debug", emit: (line) => lines.push(line) });
  const library = libraryLogger(logger, "kysely");
  for (const level of ["debug", "info", "warning", "error"] as const) library[level]("said", { level });
  expect(lines).toMatchObject([
    { level: "warning", component: "kysely" },
    { level: "error", component: "kysely" },
  ]);
  expect(["debug", "info", "warning"].map((level) => library.isLevelEnabled?.(level as "info"))).toEqual([
    ...[false, false, true],
  ]);
});
