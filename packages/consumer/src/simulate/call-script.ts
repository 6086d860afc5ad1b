import type { StartFields } from "@calltape/producer";
import { analysisOf } from "./analysis.js";
import { breakOff } from "./break-off.js";
import { type Caller, pickCaller, writePhone } from "./callers.js";
import { ask, say } from "./dialogue.js";
import { convenient, greeting, hello, outboundGreeting, whatIsIt } from "./phrases/common.js";
import type { Random } from "./random.js";
import { complaint } from "./scenarios/complaint.js";
import { deliveryQuestion } from "./scenarios/delivery-question.js";
import { fittingBooking } from "./scenarios/fitting-booking.js";
import { orderStatus } from "./scenarios/order-status.js";
import { tireSearch } from "./scenarios/tire-search.js";
import { ScriptWriter } from "./script-writer.js";
import type { Ending, ScriptedCall } from "./scripted-call.js";

const scenarios: Readonly<Record<ScenarioName, (writer: ScriptWriter) => Ending>> = {
  tire_search: tireSearch,
  order_status: orderStatus,
  fitting_booking: fittingBooking,
  delivery_question: deliveryQuestion,
  complaint,
};

export type ScenarioName =
  | "tire_search"
  | "order_status"
  | "fitting_booking"
  | "delivery_question"
  | "complaint";

const scenarioWeights = {
  tire_search: 40,
  order_status: 22,
  fitting_booking: 18,
  delivery_question: 12,
  complaint: 8,
} as const;

/** Lines of the shop. */
const LINES = ["+380800300400", "+380443334455", "+380322334455"] as const;

/** Makes a call up: who calls, what is said and done, how it ends. The same chance gives the same call. */
export function makeCallScript(random: Random): ScriptedCall {
  const caller = pickCaller(random);
  const scenario = random.weighted(scenarioWeights);
  const writer = new ScriptWriter(random, caller);
  const isOutbound = random.chance(0.08);
  const ending = isOutbound ? callBack(writer, scenario) : takeCall(writer, scenario);
  writer.end(ending, scenario);
  const analysis = random.chance(0.3) && writer.turns > 2 ? analysisOf(random, ending, scenario) : undefined;
  if (analysis !== undefined) writer.add(random.latency(4000), analysis);
  return { start: startFields(random, caller, isOutbound, scenario), steps: writer.steps };
}

function takeCall(writer: ScriptWriter, scenario: ScenarioName): Ending {
  const { random } = writer;
  writer.add(random.latency(900), { kind: "answered" });
  writer.canned(random.pick(greeting));
  if (random.chance(0.3)) {
    ask(writer, hello);
    writer.canned("Вітаю! Слухаю вас.");
  }
  const ending = scenarios[scenario](writer);
  return breakOff(writer) ?? ending;
}

/** We call somebody who asked for it; not everybody answers. */
function callBack(writer: ScriptWriter, scenario: ScenarioName): Ending {
  const { random } = writer;
  const fate = random.weighted({ answered: 70, not_connected: 20, voicemail: 10 });
  if (fate === "not_connected") {
    writer.pause(random.latency(22_000, 0.3));
    return {
      endReason: "not_connected",
      endDetail: random.pick(["busy", "no answer", "rejected"]),
      outcome: "failed",
    };
  }
  writer.add(random.latency(6000, 0.4), { kind: "answered" });
  if (fate === "voicemail") {
    writer.canned("Доброго дня! Це магазин «Шинна комора». Передзвоніть нам, будь ласка, у зручний час.");
    return { endReason: "voicemail", outcome: "callback", result: "message_left" };
  }
  writer.canned(random.pick(outboundGreeting));
  ask(writer, convenient);
  say(writer, whatIsIt);
  const ending = scenarios[scenario](writer);
  return breakOff(writer) ?? ending;
}

function startFields(
  random: Random,
  caller: Caller,
  isOutbound: boolean,
  scenario: ScenarioName,
): StartFields {
  const line = random.pick(LINES);
  const providerCallId = `PJSIP/trunk-${random.int(0, 0xfff_ffff).toString(16).padStart(8, "0")}`;
  const common = { channel: "asterisk", language: "uk", providerCallId, agentVersion: "2026-11-a" } as const;
  if (isOutbound) {
    return {
      direction: "outbound",
      callerPhone: line,
      calledNumber: `+380${caller.number}`,
      ...common,
      scenario,
    };
  }
  const callerPhone = writePhone(random, caller.number);
  // What the call is about mostly shows only as it goes on: then only its end says it.
  const known = random.chance(0.4) ? { scenario } : {};
  return { direction: "inbound", callerPhone, calledNumber: line, ...common, ...known };
}
