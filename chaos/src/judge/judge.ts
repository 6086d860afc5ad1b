import type { LedgerEvent } from "../ledger/read-ledger.js";
import type { Poison } from "../stage/foreign-producer.js";
import { type Excuse, excuseFor, type Fates } from "./must-be-stored.js";
import type { StoredEvent, Tables } from "./read-tables.js";

export interface Verdict {
  /** For each promise that was broken, what broke it. */
  readonly violations: readonly string[];
  readonly counts: Counts;
  /** Every event that is not stored, lost or excused. */
  readonly missing: readonly (LedgerEvent & { readonly excuse: Excuse | undefined })[];
}

export interface Counts {
  /** Events that handlers wanted to record. */
  readonly recorded: number;
  /** Of these, those that must be in the tables. */
  readonly must: number;
  /** Of these, those that are not. */
  readonly lost: number;
  /** Events that stand in the tables more than once. */
  readonly twice: number;
  readonly stored: number;
  /** Events that are not there and need not be, by reason. */
  readonly excused: Readonly<Record<Excuse, number>>;
  readonly calls: number;
  /** Calls that a worker has closed, since their handler was killed. */
  readonly closedAsLost: number;
  readonly incompleteCalls: number;
  readonly poison: number;
  readonly deadLetters: number;
}

/** As many as a person looks at. */
const SHOWN = 5;

/** Compares what was recorded with what is stored. Pure. */
export function judge(
  ledger: readonly LedgerEvent[],
  poison: readonly Poison[],
  fates: Fates,
  tables: Tables,
): Verdict {
  const violations: string[] = [];
  const blame = (what: string, items: readonly unknown[]) => {
    if (items.length === 0) return;
    const shown = items
      .slice(0, SHOWN)
      .map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
    violations.push(`${items.length} ${what}: ${shown.join(", ")}${items.length > SHOWN ? ", …" : ""}`);
  };

  const stored = new Map<string, number>();
  for (const { request_id } of tables.events) {
    if (request_id !== null) stored.set(request_id, (stored.get(request_id) ?? 0) + 1);
  }
  const known = new Map(ledger.map((event) => [event.token, event]));
  const excused: Record<Excuse, number> = {
    ...{ refused: 0, in_memory_of_killed: 0, given_up_at_the_end: 0 },
    ...{ lost_by_redis_and_sender: 0, lost_by_redis_unstored: 0 },
  };
  const lost: LedgerEvent[] = [];
  const missing: (LedgerEvent & { excuse: Excuse | undefined })[] = [];
  const excusedTokens = new Set<string>();
  let must = 0;
  for (const event of ledger) {
    const excuse = excuseFor(event, fates);
    const isStored = stored.has(event.token);
    if (excuse === undefined) must += 1;
    if (excuse === "refused" && isStored)
      violations.push(`${event.token} was refused, and is stored all the same`);
    if (isStored) continue;
    missing.push({ ...event, excuse });
    if (excuse === undefined) lost.push(event);
    else {
      excused[excuse] += 1;
      excusedTokens.add(event.token);
    }
  }
  blame("events that must be stored are not", lost);
  if (excused.given_up_at_the_end > fates.givenUp) {
    const said = `handlers said they lost ${fates.givenUp} events as they ended`;
    violations.push(`${said}, and ${excused.given_up_at_the_end} are missing`);
  }

  const twice = [...stored].filter(([, count]) => count > 1).map(([token]) => token);
  blame("events are stored more than once", twice);
  const unknown = tables.events.filter((event) => !isExplained(event, known));
  blame("stored events that nobody recorded", unknown);
  const closed = tables.events.filter(({ request_id }) => request_id === null).map(({ call_id }) => call_id);
  blame("calls were closed as lost more than once", repeated(closed));
  blame("calls whose counters are not what their events say", tables.wrongCounters);
  blame("customers whose number of calls is wrong", tables.wrongCustomers);
  blame("calls of which incomplete_calls says something wrong", tables.wrongIncomplete);
  blame("incomplete calls that no fault explains", unexplained(ledger, excusedTokens, tables));
  const poisonTexts = new Set(poison.map(({ raw }) => raw.toString("latin1")));
  const innocent = tables.deadLetters.filter(({ raw }) => !poisonTexts.has(raw.toString("latin1")));
  blame(
    "dead letters of events with which nothing is wrong",
    innocent.map(({ raw, ...why }) => ({ ...why, raw: raw.toString().slice(0, 300) })),
  );
  const setAside = new Set(tables.deadLetters.map(({ raw }) => raw.toString("latin1")));
  const noLetters = poison.filter(
    ({ event, raw }) => !setAside.has(raw.toString("latin1")) && excuseFor(event, fates) === undefined,
  );
  blame(
    "bad entries that are no dead letters",
    noLetters.map(({ raw }) => raw.toString().slice(0, 100)),
  );

  const counts: Counts = {
    ...{ recorded: ledger.length, must, lost: lost.length, twice: twice.length, excused },
    stored: tables.events.length,
    closedAsLost: closed.length,
    calls: new Set(tables.events.map(({ call_id }) => call_id)).size,
    incompleteCalls: tables.incomplete.length,
    poison: poison.length,
    deadLetters: tables.deadLetters.length,
  };
  return { violations, counts, missing };
}

/** The worker ends calls that nobody ended: those it makes up itself, without a token and without a number. */
function isExplained(event: StoredEvent, known: ReadonlyMap<string, LedgerEvent>): boolean {
  if (event.request_id === null) return event.type === "call.ended" && event.end_reason === "lost";
  const recorded = known.get(event.request_id);
  return (
    recorded !== undefined &&
    recorded.callId === event.call_id &&
    recorded.type === event.type &&
    (recorded.seq ?? null) === event.seq
  );
}

const repeated = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index);

/** Incomplete calls of which more is missing than what is excused. */
function unexplained(
  ledger: readonly LedgerEvent[],
  excused: ReadonlySet<string>,
  { incomplete }: Tables,
): unknown[] {
  const explained = new Map<string, number>();
  for (const { callId, seq, token } of ledger) {
    if (seq !== undefined && excused.has(token)) explained.set(callId, (explained.get(callId) ?? 0) + 1);
  }
  return incomplete.filter(({ id, missing_events }) => (explained.get(id) ?? 0) !== missing_events);
}
