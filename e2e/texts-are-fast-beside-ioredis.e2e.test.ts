import { fileURLToPath } from "node:url";
import { killChildren, startChild } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, expect, it } from "vitest";

const script = fileURLToPath(new URL("fixtures/say-whether-texts-are-fast.mjs", import.meta.url));

afterEach(() => killChildren());

it.each(["recorder", "worker"])(
  "a %s leaves the process no slower at texts than it found it",
  async (who) => {
    const args = [testServices().redisUrl, who];
    const child = startChild(script, {
      args,
      env: { LOG_LEVEL: "error" },
      execArgv: ["--allow-natives-syntax"],
    });
    await child.exited;
    // Should ioredis itself leave them alone one day, `quickenStrings` can go.
    expect([...child.stdout, ...child.stderr]).toEqual(["[false,true]"]);
  },
);
