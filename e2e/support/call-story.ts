import type { CallEvent, EventData, EventType } from "@calltape/shared";
import { NOBODY, type People } from "./people.js";
import { type Random, uuidAt } from "./random.js";

/** Lets time pass and says something of the call. */
type Say = <T extends EventType>(type: T, data: EventData<T>, afterMs?: number) => void;

/** Between any two events of a call some time passes, so that the latest fact is always one. */
const STEP = 40;

const usd = (random: Random) =>
  random.pick([
    `0.${random.whole(1, 999_999_999).toString().padStart(9, "0")}`,
    "0.000431",
    "1",
    "0.5",
    "12.07",
  ]);

function sayTurn(say: Say, random: Random, turn: number): void {
  const speaker = turn % 2 === 1 ? "customer" : random.chance(0.95) ? "bot" : "operator";
  say("turn.completed", {
    turn,
    speaker,
    content: random.pick(["Добрий день!", "Шини 205/55 R16, будь ласка", "Хвилинку… 🙂", "так\nні \\u0000"]),
    ...(speaker === "customer"
      ? { stt_latency_ms: random.whole(80, 900), stt_confidence: random.whole(0, 100) / 100 }
      : { llm_latency_ms: random.whole(200, 3_000) + 0.5, interrupted: random.chance(0.15), source: null }),
  });
  if (speaker === "customer")
    say("usage.recorded", { component: "stt", cost: usd(random), audio_seconds: 3.25 });
  if (speaker === "bot") {
    say("usage.recorded", { component: "llm", cost: usd(random), input_tokens: random.whole(100, 9_000) });
    if (random.chance(0.7)) say("usage.recorded", { component: "tts", cost: usd(random), characters: 48 });
  }
}

function sayTool(say: Say, random: Random, turn: number): void {
  const success = random.chance(0.8);
  say("tool.completed", {
    tool_name: random.pick(["search_tires", "create_order", "check_stock"]),
    duration_ms: random.whole(10, 4_000),
    success,
    turn,
    args: random.pick<unknown>([{ size: "205/55 R16", 'key "quoted"': [1, null, 2.5] }, [], "text", null]),
    ...(success ? { result: { items: [{ id: 1 }] } } : { error_type: "api" as const, error_message: "503" }),
  });
  if (!success) say("error.raised", { component: "store_api", code: "503", attempt: 1, fatal: false });
}

function sayMore(say: Say, random: Random, people: People): void {
  if (random.chance(0.3)) {
    say("call.updated", { customer_name: random.pick(people.all).name, metadata: { order: random.hex(6) } });
  }
  if (random.chance(0.08)) say("call.transferred", { reason: "customer_request", result: "succeeded" });
  if (random.chance(0.04)) say("call.transferred", { reason: "no_stock", result: "refused", wait_ms: 8_400 });
  say("usage.recorded", { component: "telephony", cost: usd(random), minutes: 1.5 });
}

/** Who calls, or is called: somebody, nobody, or somebody whose number is known, or corrected, later. */
function sayStart(say: Say, random: Random, people: People): void {
  const somebody = () => random.pick([...random.pick(people.all).spellings]);
  const who = random.chance(0.08) ? random.pick([...NOBODY]) : somebody();
  const isOutbound = random.chance(0.2);
  const numberOf = (number: string) => (isOutbound ? { called_number: number } : { caller_phone: number });
  const isLater = random.chance(0.06);
  say("call.started", {
    direction: isOutbound ? "outbound" : "inbound",
    ...(isOutbound ? { caller_phone: "0800300400" } : { called_number: "+380800300400" }),
    ...(isLater ? {} : numberOf(who)),
    scenario: random.pick(["tire_search", "order_status"]),
    language: "uk",
    metadata: { campaign: random.pick(["winter", "summer"]), attempt: random.whole(1, 9) },
  });
  if (isLater || random.chance(0.06)) say("call.updated", { ...numberOf(somebody()), scenario: null });
}

/** All that happens in one call, in order. Some calls have not ended; some have lost an event on the way. */
export function callStory(startedAt: number, random: Random, people: People): CallEvent[] {
  const events: CallEvent[] = [];
  const callId = uuidAt(startedAt, random);
  const tenant = random.pick(["", "shop-2"]);
  let now = startedAt;
  const say: Say = (type, data, afterMs = random.whole(STEP, 5_000)) => {
    now += events.length === 0 ? 0 : afterMs;
    events.push({
      v: 1,
      id: uuidAt(now, random),
      type,
      call_id: callId,
      call_started_at: new Date(startedAt).toISOString(),
      at: new Date(now).toISOString(),
      seq: events.length,
      ...(tenant === "" ? {} : { tenant }),
      data,
    } as CallEvent);
  };
  sayStart(say, random, people);
  const turns = random.whole(2, 12);
  for (let turn = 1; turn <= turns; turn++) {
    sayTurn(say, random, turn);
    if (random.chance(0.15)) sayTool(say, random, turn);
  }
  sayMore(say, random, people);
  if (random.chance(0.03)) return events;
  const outcome = random.pick(["resolved", "abandoned", "unknown"]);
  say("call.ended", { end_reason: random.pick(["caller_hangup", "agent_hangup"]), outcome });
  if (random.chance(0.05)) return events.toSpliced(random.whole(0, events.length - 2), 1);
  if (random.chance(0.3)) {
    say("usage.recorded", { component: random.pick(["analysis", "other"]), cost: usd(random) });
    say("call.analyzed", { quality_score: random.whole(0, 100) / 100, resolved: true }, 60_000);
  }
  return events;
}
