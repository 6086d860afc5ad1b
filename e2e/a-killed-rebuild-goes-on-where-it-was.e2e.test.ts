import { killChildren, waitFor } from "@calltape/testkit";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openTape, simulatedEvents, type Tape } from "../packages/consumer/fixtures/open-tape.js";
import { calltape, succeed } from "./support/calltape.js";

const CALLS = 60;
const LONG = { timeoutMs: 60_000 };

let tape: Tape;

beforeAll(async () => {
  tape = await openTape();
  await tape.store(await simulatedEvents(CALLS));
});
afterEach(() => killChildren());
afterAll(() => tape.close());

it("a rebuild killed in the middle goes on where it was, and gives the rows there were", async () => {
  const before = await tape.rows();
  await tape.pool.query("UPDATE calls SET turn_count = turn_count + 1, customer_id = NULL");
  await tape.pool.query("TRUNCATE call_turns, call_tool_calls, customers");

  // The last call's row is held, so that the rebuild waits for it with the first batch committed.
  const holder = await tape.pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM calls ORDER BY id DESC LIMIT 1 FOR UPDATE");
  const env = { DATABASE_URL: tape.url };
  const killed = calltape(["rebuild"], env);
  const done = async () =>
    (await tape.pool.query<{ calls: number }>("SELECT calls::integer FROM rebuilds")).rows[0]?.calls ?? 0;
  const first = await waitFor("the first batch to be committed", done, LONG);
  killed.kill("SIGKILL");
  expect(await killed.exited).toMatchObject({ signal: "SIGKILL" });
  await holder.query("ROLLBACK");
  holder.release();
  expect(await done()).toBe(first);
  expect(first).toBeLessThan(CALLS);

  const { stdout, stderr } = await succeed(["rebuild", "--json"], env);
  expect(stderr[0]).toMatch(/^calltape: going on with the rebuild begun at/);
  expect(JSON.parse(stdout[0] ?? "")).toMatchObject({ finished: true, calls: CALLS, changed: CALLS });
  expect(await tape.rows()).toEqual(before);
});
