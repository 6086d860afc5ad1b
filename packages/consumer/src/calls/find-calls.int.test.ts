import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, openInstallation } from "../../fixtures/installation.js";
import { type CallFilter, callsQuery } from "./find-calls.js";

let installation: Installation;

/** Calls enough that reading all of them would be dear: two tenants, three months, a customer a hundred calls. */
const FILL = `
INSERT INTO customers (id, tenant, phone, first_call_at, last_call_at)
SELECT md5('c' || n)::uuid, CASE WHEN n % 2 = 0 THEN '' ELSE 'shop-2' END, '+38067' || (1000000 + n), now(), now()
FROM generate_series(1, 200) n;
INSERT INTO calls (id, started_at, tenant, caller_phone, customer_id, scenario, outcome, ended_at)
SELECT md5('call' || n)::uuid, date_trunc('month', now()) - (n % 2) * interval '1 month' + n * interval '1 minute',
       CASE WHEN n % 2 = 0 THEN '' ELSE 'shop-2' END, '+38067' || (1000001 + n % 200),
       md5('c' || (1 + n % 200))::uuid, 'tire_search', 'resolved', now()
FROM generate_series(1, 20000) n;
ANALYZE calls; ANALYZE customers`;

beforeAll(async () => {
  installation = await openInstallation(testServices());
  await installation.pool.query("SELECT calltape_ensure_month((now() - interval '1 month')::date)");
  await installation.pool.query(FILL);
});
afterAll(() => installation.close());

const questions: readonly (readonly [what: string, filter: CallFilter])[] = [
  ["the newest of all", {}],
  ["the newest of a tenant", { tenant: "shop-2" }],
  ["the newest of an outcome", { outcome: "resolved" }],
  ["those since a time", { since: new Date(Date.now() - 3_600_000) }],
  ["a customer's", { phone: "+380671000042" }],
  [
    "a customer's of a tenant, of a scenario",
    { phone: "+380671000042", tenant: "", scenario: "tire_search" },
  ],
];

test.each(questions)("%s are found by indexes, in every partition that has calls", async (_, filter) => {
  const { text, values } = callsQuery(filter, 20);
  const { rows } = await installation.pool.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  // A partition with nothing in it is read as a whole, whatever its indexes.
  expect(plan).not.toMatch(/Seq Scan on calls_.* rows=(?!1 )/);
  expect(plan).toMatch(/(Index|Bitmap Index) (Only )?Scan.* (using|on) calls_\d{4}_\d\d_/);
});
