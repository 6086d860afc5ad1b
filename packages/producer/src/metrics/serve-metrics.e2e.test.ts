import { Agent, get } from "node:http";
import { fileURLToPath } from "node:url";
import { killChildren, startChild } from "@calltape/testkit";
import { afterEach, expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../fixtures/serve-until-done.mjs", import.meta.url));

/** Keeps its connection open between two requests, as Prometheus does. */
const agent = new Agent({ keepAlive: true });

afterEach(() => {
  agent.destroy();
  killChildren();
});

it("keeps no process alive, not even while Prometheus stays connected", async () => {
  const child = startChild(SCRIPT);
  const [url] = await child.line(/^http:.*/);
  const status = await new Promise((resolve, reject) => {
    get(`${url}/metrics`, { agent }, (response) =>
      response.resume().on("end", () => resolve(response.statusCode)),
    ).on("error", reject);
  });
  expect(status).toBe(200);
  const begun = performance.now();
  child.write("done\n");
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(performance.now() - begun).toBeLessThan(10_000);
});
