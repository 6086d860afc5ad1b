import { fileURLToPath } from "node:url";
import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Bench, openBench } from "./support/bench.js";
import { logged } from "./support/calltape.js";
import { ask } from "./support/database.js";
import { goodEvent, idOf, wireEvent } from "./support/wire-events.js";

const PRELOAD = fileURLToPath(new URL("./support/deadly-events.mjs", import.meta.url));
const mortal = { NODE_OPTIONS: `--import=${PRELOAD}` };
let bench: Bench;

beforeEach(async () => {
  bench = await openBench(testServices());
});
afterEach(async () => {
  killChildren();
  await bench.close();
});

const turnThat = (does: string) =>
  wireEvent("turn.completed", `{"turn":1,"speaker":"customer","content":"an event that ${does}"}`);

it("an event that ends every worker is tried alone, then set aside, and all its neighbours are stored", async () => {
  const deadly = turnThat("ends whoever reads it");
  const neighbours = Array.from({ length: 300 }, () => goodEvent());
  await bench.stream.add(...neighbours.slice(0, 150), deadly, ...neighbours.slice(150));

  // One after the other under one name, as an orchestrator would start a killed worker again.
  let deaths = 0;
  for (;;) {
    const worker = bench.worker({ ...mortal, CALLTAPE_CONSUMER: "restarted", CALLTAPE_BATCH_SIZE: "100" });
    const outcome = await Promise.race([
      worker.exited.then(({ signal }) => signal),
      bench.stream
        .filled()
        .then(() => bench.stream.drained(60_000))
        .then(() => "drained" as const),
    ]);
    if (outcome === "drained") {
      worker.kill();
      await worker.exited;
      break;
    }
    expect(outcome).toBe("SIGKILL");
    deaths++;
    expect(deaths).toBeLessThan(10);
  }
  expect(deaths).toBeGreaterThanOrEqual(4);

  const [letter, ...others] = await ask<[string, string, number]>(
    bench.databaseUrl,
    "SELECT reason, convert_from(raw, 'UTF8'), attempts FROM dead_letters",
  );
  expect(others).toEqual([]);
  expect(letter).toEqual(["kills_worker", deadly, deaths]);
  const stored = await ask<[string]>(bench.databaseUrl, "SELECT event_id FROM call_events");
  expect(new Set(stored.map(([id]) => id))).toEqual(new Set(neighbours.map(idOf)));
});

it("a worker that an event sends into an endless loop is ended by its watchdog, and says so", async () => {
  await bench.stream.add(turnThat("is read for ever"));
  const worker = bench.worker({ ...mortal, CALLTAPE_WATCHDOG_MS: "2000" });
  expect(await worker.exited).toEqual({ code: null, signal: "SIGKILL" });
  expect(logged(worker, "event_loop_stuck")).toMatchObject([{ level: "error", component: "watchdog" }]);
});

it("a worker that is only suspended is not ended by its watchdog", async () => {
  const worker = bench.worker({ CALLTAPE_WATCHDOG_MS: "500" });
  await worker.line(/"worker_started"/);
  worker.kill("SIGSTOP");
  // Longer than the watchdog allows, by the clock of a command that is run meanwhile.
  await bench.drain({ CALLTAPE_WATCHDOG_MS: "0" });
  worker.kill("SIGCONT");
  await bench.stream.add(goodEvent());
  await bench.stream.filled();
  await bench.stream.drained();
  worker.kill();
  expect(await worker.exited).toEqual({ code: 0, signal: null });
});
