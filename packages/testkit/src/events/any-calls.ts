import type { CallEvent, EventData, EventType } from "@calltape/shared";
import fc from "fast-check";

/** A step of a call before it is put into an envelope: its type and its data. */
type Step = { [T in EventType]: { type: T; data: EventData<T> } }[EventType];

// Few numbers and names, so that calls meet in one customer and facts contradict each other.
const phone = fc.constantFrom("+380671234567", "067 123-45-67", "+380501112233", "anonymous", "+14155552671");
const name = fc.constantFrom("Олена", "Тарас", "Ігор");
const word = fc.constantFrom("a", "b", "c");
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const facts = fc.record(
  {
    caller_phone: optional(phone),
    called_number: optional(phone),
    scenario: optional(word),
    language: optional(word),
    customer_name: optional(name),
    answered_at: fc.constantFrom("2026-01-01T00:00:00.123Z", "2026-01-01T00:00:00.123456Z"),
    metadata: fc.dictionary(word, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const direction = fc.constantFrom("inbound" as const, "outbound" as const);
const cost = fc
  .tuple(fc.nat(999_999), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(9, "0")}`);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant("call.started" as const),
    data: fc.tuple(facts, direction).map(([known, towards]) => ({ ...known, direction: towards })),
  }),
  fc.record({
    type: fc.constant("call.updated" as const),
    data: fc.tuple(facts, optional(direction)).map(([known, towards]) => ({ ...known, direction: towards })),
  }),
  fc.record({
    type: fc.constant("turn.completed" as const),
    data: fc.record(
      {
        turn: fc.integer({ min: 1, max: 9 }),
        speaker: fc.constantFrom("customer" as const, "bot" as const),
        content: fc.string({ unit: "grapheme" }),
        interrupted: fc.boolean(),
        stt_latency_ms: fc.double({ min: 0, max: 2_000, noNaN: true }),
      },
      { requiredKeys: ["turn", "speaker", "content"] },
    ),
  }),
  fc.record({
    type: fc.constant("tool.completed" as const),
    data: fc.record({
      tool_name: word,
      duration_ms: fc.nat(9_999),
      success: fc.boolean(),
      args: fc.jsonValue({ maxDepth: 2 }),
    }),
  }),
  fc.record({
    type: fc.constant("error.raised" as const),
    data: fc.record({ component: fc.constant("stt" as const), code: word }),
  }),
  fc.record({
    type: fc.constant("call.transferred" as const),
    data: fc.record({ reason: word, result: fc.constantFrom("succeeded" as const, "failed" as const) }),
  }),
  fc.record({
    type: fc.constant("usage.recorded" as const),
    data: fc.record({
      component: fc.constantFrom("stt" as const, "llm" as const, "analysis" as const),
      cost,
    }),
  }),
  fc.record({
    type: fc.constant("call.ended" as const),
    data: fc.record({
      end_reason: fc.constantFrom("caller_hangup" as const, "lost" as const),
      end_detail: optional(word),
      outcome: optional(fc.constantFrom("resolved" as const, "failed" as const)),
      scenario: optional(word),
    }),
  }),
  fc.record({
    type: fc.constant("call.analyzed" as const),
    data: fc.record({ quality_score: optional(fc.constantFrom(0.25, 0.5)), sentiment: optional(word) }),
  }),
);

interface Placed {
  readonly step: Step;
  readonly offset: number;
  readonly seq: number | null;
}

// Times and numbers repeat on purpose: then the id decides who is the latest.
const placed: fc.Arbitrary<Placed> = fc.record({
  step: anyStep,
  offset: fc.integer({ min: 0, max: 3 }),
  seq: optional(fc.nat(3)),
});

const DAY = 86_400_000;

const anyCall = fc
  .record({
    id: fc.uuid({ version: 7 }),
    daysAgo: fc.constantFrom(0, 1, 20, 45),
    tenant: fc.constantFrom("", "", "acme"),
    events: fc.array(fc.tuple(fc.uuid({ version: 7 }), placed), { minLength: 1, maxLength: 12 }),
  })
  .map(({ id, daysAgo, tenant, events }): CallEvent[] => {
    const startedAt = Date.now() - daysAgo * DAY;
    return events.map(([eventId, { step, offset, seq }]) => ({
      v: 1,
      id: eventId,
      call_id: id,
      call_started_at: new Date(startedAt).toISOString(),
      at: new Date(startedAt + offset * 1_000).toISOString(),
      seq,
      tenant,
      ...step,
    }));
  });

/**
 * Events of a few calls, hostile but well-formed: facts that contradict each
 * other, several starts and ends, numbers that change hands, equal times.
 */
export function anyCalls(): fc.Arbitrary<CallEvent[]> {
  return fc.array(anyCall, { minLength: 1, maxLength: 5 }).map((calls) => calls.flat());
}
