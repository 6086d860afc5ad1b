import { describe, expect, it } from "vitest";
import type { LedgerEvent } from "../ledger/read-ledger.js";
import { judge } from "./judge.js";
import type { Fates, GoneHandler } from "./must-be-stored.js";
import type { StoredEvent, Tables } from "./read-tables.js";

const recorded = (n: number, changes: Partial<LedgerEvent> = {}): LedgerEvent => ({
  ...{ token: `h/${n}`, writer: "h", callId: "call", seq: n, type: "turn.completed", recordedAt: n },
  ...{ refused: undefined, outAt: n + 1, mayBeOnDisk: false, ...changes },
});
const rowOf = (
  { token, callId, seq, type }: LedgerEvent,
  changes: Partial<StoredEvent> = {},
): StoredEvent => ({
  ...{ call_id: callId, seq: seq ?? null, type, request_id: token, end_reason: null, ...changes },
});
const raw = Buffer.from("not JSON");
const bad = { raw, event: recorded(9, { token: "poison/0", writer: "foreign" }) };
const letter = { raw, reason: "not_json", message: "it is not JSON" };
const events = [recorded(0), recorded(1), recorded(2)];
const rows = events.map((event) => rowOf(event));
const alive: Fates = { losses: [], gone: new Map(), givenUp: 0, keeps: () => true };
const gone = (held: GoneHandler["held"]) =>
  new Map([["h", { writer: "h", startedAt: 0, goneAt: 5, held, resent: [] }]]);

const said = (changes: Partial<Tables> = {}, ledger = events, fates = alive) => {
  const tables: Tables = {
    ...{ events: rows, deadLetters: [letter], incomplete: [] },
    ...{ wrongCounters: [], wrongCustomers: [], wrongIncomplete: [], ...changes },
  };
  return judge(ledger, [bad], fates, tables);
};

describe("the judge", () => {
  it("finds nothing wrong when all is there once", () => {
    expect(said().violations).toEqual([]);
    expect(said().counts).toMatchObject({
      recorded: 3,
      must: 3,
      lost: 0,
      twice: 0,
      stored: 3,
      deadLetters: 1,
    });
  });

  it.each([
    [
      "an event that is not stored",
      { events: rows.slice(1) },
      /^1 events that must be stored are not: .*h\/0/,
    ],
    [
      "an event stored twice",
      { events: [...rows, ...rows.slice(2)] },
      /^1 events are stored more than once: h\/2/,
    ],
    ["an event that nobody recorded", { events: [...rows, rowOf(recorded(7))] }, /nobody recorded: .*h\/7/],
    [
      "an event of another number",
      { events: [...rows.slice(1), rowOf(recorded(0), { seq: 5 })] },
      /nobody recorded/,
    ],
    ["a counter that is wrong", { wrongCounters: [{ call: "call" }] }, /whose counters/],
    ["a customer that is wrong", { wrongCustomers: [{ id: "one" }] }, /customers whose/],
    ["a view that is wrong", { wrongIncomplete: [{ call: "call" }] }, /incomplete_calls says/],
    ["a gap that nothing explains", { incomplete: [{ id: "call", missing_events: 1 }] }, /no fault explains/],
    [
      "a dead letter of a good event",
      { deadLetters: [letter, { ...letter, raw: Buffer.from("{}") }] },
      /nothing is wrong: .*\{\}/,
    ],
    ["a bad entry that is no dead letter", { deadLetters: [] }, /no dead letters: not JSON/],
  ])("finds %s", (_, tables, expected) => {
    expect(said(tables).violations).toEqual([expect.stringMatching(expected)]);
  });

  it("finds a call that was closed as lost twice, and takes once for well", () => {
    const end = rowOf(recorded(0), { type: "call.ended", request_id: null, seq: null, end_reason: "lost" });
    expect(said({ events: [...rows, end] }).violations).toEqual([]);
    expect(said({ events: [...rows, end, end] }).violations).toEqual([
      expect.stringMatching(/closed as lost/),
    ]);
  });

  it("finds a refused event that is stored", () => {
    const ledger = [recorded(0, { refused: "buffer_full" }), ...events.slice(1)];
    expect(said({}, ledger).violations).toEqual([expect.stringMatching(/^h\/0 was refused/)]);
  });

  it("excuses what was in the memory of a killed handler, and the gap that it leaves", () => {
    const ledger = [...events.slice(0, 2), recorded(2, { outAt: undefined })];
    const tables = { events: rows.slice(0, 2), incomplete: [{ id: "call", missing_events: 1 }] };
    const { violations, counts } = said(tables, ledger, { ...alive, gone: gone("gone") });
    expect(violations).toEqual([]);
    expect(counts).toMatchObject({
      must: 2,
      lost: 0,
      excused: { in_memory_of_killed: 1 },
      incompleteCalls: 1,
    });
  });

  it("excuses what a handler gave up as it ended, as long as it is no more than it said", () => {
    const ledger = [...events.slice(0, 2), recorded(2, { outAt: undefined })];
    const tables = { events: rows.slice(0, 2), incomplete: [{ id: "call", missing_events: 1 }] };
    const ended = { ...alive, gone: gone("given_up") };
    expect(said(tables, ledger, { ...ended, givenUp: 1 })).toMatchObject({
      violations: [],
      counts: { excused: { given_up_at_the_end: 1 } },
    });
    expect(said(tables, ledger, ended).violations).toEqual([
      "handlers said they lost 0 events as they ended, and 1 are missing",
    ]);
  });
});
