import { fileURLToPath } from "node:url";
import { killChildren, startChild } from "@calltape/testkit";
import { afterEach, describe, expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("fixtures/end-badly.mjs", import.meta.url));

afterEach(killChildren);

describe.each([
  ["throw", "uncaught_exception"],
  ["reject", "unhandled_rejection"],
])("an error that nobody caught (%s)", (how, event) => {
  it("is one masked line of the log, after which the process ends with 1; warnings of Node are lines too", async () => {
    const child = startChild(SCRIPT, { args: [how], env: { LOG_LEVEL: "info", LOG_FORMAT: "json" } });
    expect(await child.exited).toEqual({ code: 1, signal: null });
    expect(child.stderr).toEqual([]);
    const [warning, last, ...more] = child.stdout.map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ level: "warning", component: "node", event: "process_warning" });
    expect(warning.error.message).toBe("the number +380***567 is deprecated");
    expect(last).toMatchObject({ level: "error", component: "worker", event });
    expect(last.error).toMatchObject({ message: "of +380***567", cause: { name: "TypeError" } });
    expect(last.error.stack).toContain("end-badly.mjs");
  });
});
