import { testServices } from "@calltape/testkit/vitest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callOf, uuid7 } from "../../../fixtures/events.js";
import { type Installation, openInstallation } from "../../../fixtures/installation.js";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
const WHOLE = ["call.started", "turn.completed", "tool.completed", "usage.recorded", "call.ended"] as const;

/** A few calls, by what is special about them. */
const ids = {
  newest: uuid7(),
  outbound: uuid7(),
  otherTenant: uuid7(),
  incomplete: uuid7(),
  open: uuid7(),
  old: uuid7(),
};
let installation: Installation;

beforeAll(async () => {
  installation = await openInstallation(testServices());
  const named = (name: keyof typeof ids, hours: number) => ({ callId: ids[name], startedAt: ago(hours) });
  const spelled = { caller_phone: "067 123-45-67", called_number: "+380800300400" };
  const startedAt = ago(1);
  const answeredAt = new Date(startedAt.getTime() + 400).toISOString();
  const toCustomer = { direction: "outbound", caller_phone: "+380800300400", called_number: "0671234567" };
  const someone = { caller_phone: "+380501112233", scenario: "order_status", outcome: "failed" };
  await installation.append(
    ...callOf(WHOLE, { callId: ids.newest, startedAt, data: { ...spelled, answered_at: answeredAt } }),
    ...callOf(WHOLE, { ...named("outbound", 2), data: toCustomer }),
    ...callOf(WHOLE, { ...named("otherTenant", 3), tenant: "shop-2", data: spelled }),
    ...callOf(WHOLE, { ...named("incomplete", 4), data: someone }).toSpliced(1, 2),
    ...callOf(["call.started", "error.raised"], { ...named("open", 5), data: someone }),
    ...callOf(WHOLE, { ...named("old", 48), data: someone }),
  );
  await installation.drain();
});
afterAll(() => installation.close());

type Names = readonly (keyof typeof ids)[];

async function found(...args: string[]): Promise<Names> {
  const { code, stdout } = await installation.run(["calls", "--json", ...args]);
  expect(code).toBe(0);
  const { calls } = JSON.parse(stdout) as { calls: { id: string }[] };
  const names = Object.keys(ids) as (keyof typeof ids)[];
  return calls.map(({ id }) => names.find((name) => ids[name] === id) ?? "old");
}

describe("calls", () => {
  it("lists the newest of all tenants, the newest first", async () => {
    expect(await found()).toEqual(["newest", "outbound", "otherTenant", "incomplete", "open", "old"]);
    expect(await found("--limit", "2")).toEqual(["newest", "outbound"]);
    expect(await found("--tenant", "shop-2")).toEqual(["otherTenant"]);
  });

  it.each(["+380671234567", "067 123 45 67", "(067) 123-45-67"])(
    "finds a customer by %s, whoever called whom",
    async (phone) => {
      expect(await found("--phone", phone)).toEqual(["newest", "outbound", "otherTenant"]);
      expect(await found("--phone", phone, "--tenant", "")).toEqual(["newest", "outbound"]);
      expect(await found("--phone", phone, "--until", "90m")).toEqual(["outbound", "otherTenant"]);
    },
  );

  it("finds them by scenario, outcome, end and time", async () => {
    expect(await found("--scenario", "order_status")).toEqual(["incomplete", "open", "old"]);
    expect(await found("--outcome", "failed")).toEqual(["incomplete", "old"]);
    expect(await found("--end-reason", "lost")).toEqual([]);
    expect(await found("--since", "150m")).toEqual(["newest", "outbound"]);
    expect(await found("--since", "210m", "--until", "90m")).toEqual(["outbound", "otherTenant"]);
    expect(await found("--incomplete")).toEqual(["incomplete"]);
  });

  it("is a table for a person, masked, that says whether the tape is whole", async () => {
    const { stdout } = await installation.run(["calls"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^STARTED +CALL +TENANT +CUSTOMER +SCENARIO +LENGTH +OUTCOME/);
    expect(lines[1]).toMatch(
      new RegExp(`${ids.newest} .*from \\+380\\*\\*\\*567 .* 4 s .*\\$0\\.000431 +complete$`),
    );
    expect(lines[2]).toMatch(/to \+380\*\*\*567/);
    expect(lines[4]).toMatch(/2 missing$/);
    expect(lines[5]).toMatch(/open$/);
    expect(stdout).not.toContain("0671234567");
    expect((await installation.run(["calls", "--unmasked"])).stdout).toContain("from +380671234567");
  });

  it("says that there are none, and refuses what is no time", async () => {
    expect((await installation.run(["calls", "--phone", "0440000000"])).stdout).toBe("no calls\n");
    const { code, stderr } = await installation.run(["calls", "--since", "yesterday"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^calltape: .*yesterday.*2026-11-20.*; see calltape calls --help\n$/);
  });
});

describe("call", () => {
  it("tells who, when, how it ended, what it cost, and all that happened in order", async () => {
    const { code, stdout } = await installation.run(["call", ids.newest, "--unmasked"]);
    expect(code).toBe(0);
    for (const line of [
      /^Call +\S+$/m,
      /^Who +inbound \+380671234567 → \+380800300400, Олена Коваленко$/m,
      /^When +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, answered after 400 ms, lasted 4 s$/m,
      /^Outcome +resolved, caller_hangup/m,
      /^Cost +\$0\.000431 \(llm \$0\.000431\)$/m,
      /^Tape +5 events, complete$/m,
      /^\+0\.0 s +0 +call\.started +asterisk +inbound 067 123-45-67/m,
      /^\+1\.0 s +1 +turn\.completed +bot +total 1,350 ms +Є три варіанти на R16.*\[stt 210, eou 340, llm 620, tts 180 ms\]$/m,
      /^\+2\.0 s +2 +tool\.completed +\S+ +took 140 ms +failed api .*\{"size".*\} → \{/m,
      /^\+3\.0 s +3 +usage\.recorded +llm +\$0\.000431 /m,
      /^\+4\.0 s +4 +call\.ended/m,
    ]) {
      expect(stdout.replaceAll(/^ +\+/gm, "+")).toMatch(line);
    }
  });

  it("hides what is personal unless it is asked to show it, also from machines", async () => {
    const masked = await Promise.all(
      [[], ["--json"]].map((more) => installation.run(["call", ids.newest, ...more])),
    );
    for (const { stdout } of masked) {
      expect(stdout).toContain("+380***567");
      for (const personal of ["123-45-67", "671234567", "Коваленко", "варіанти"])
        expect(stdout).not.toContain(personal);
    }
    expect(JSON.parse(masked[1]?.stdout ?? "")).toMatchObject({
      call: {
        id: ids.newest,
        total_cost_usd: "0.000431000",
        started_at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
      events: [{ type: "call.started", seq: 0 }, {}, {}, {}, { type: "call.ended", seq: 4 }],
      missingSeqs: [],
    });
  });

  it("says which events are missing, and which call has not ended", async () => {
    const [incomplete, open] = await Promise.all([
      installation.run(["call", ids.incomplete]),
      installation.run(["call", ids.open]),
    ]);
    expect(incomplete.stdout).toMatch(/^Tape +3 events, incomplete: missing 1, 2$/m);
    expect(open.stdout).toMatch(/^When .*, not ended yet$/m);
    expect(open.stdout).toMatch(/^Tape +2 events so far, none missing$/m);
  });

  it("tells what is left of a call whose events are gone", async () => {
    await installation.pool.query("DELETE FROM call_events WHERE call_id = $1", [ids.old]);
    const { code, stdout } = await installation.run(["call", ids.old, "--unmasked"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Tape +5 events once, now gone/m);
    expect(stdout).toMatch(/turn\.completed +bot +total 1,350 ms +Є три варіанти/);
    expect(stdout).toMatch(/tool\.completed +\S+ +took/);
  });

  it("says in one line that there is no such call, or that this is no call's id", async () => {
    const unknown = await installation.run(["call", uuid7()]);
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toMatch(/^calltape: no call .* is stored.*calltape tail.*\n$/);
    const { code, stderr } = await installation.run(["call", "42"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^calltape: .*a UUID; calltape calls lists them; see calltape call --help\n$/);
  });
});
