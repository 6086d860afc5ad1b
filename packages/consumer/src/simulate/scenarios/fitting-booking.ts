import { streets } from "../catalogue/cities.js";
import { ask, chat, lookUp, part, say } from "../dialogue.js";
import { handOver, tiresOfBot } from "../hand-over.js";
import { askName } from "../phrases/common.js";
import * as phrases from "../phrases/fitting-booking.js";
import { asksForOperator } from "../phrases/operator.js";
import type { ScriptWriter } from "../script-writer.js";
import type { Ending } from "../scripted-call.js";
import { rejectedTool } from "../use-tool.js";

/** The caller books a visit to a workshop. */
export function fittingBooking(writer: ScriptWriter): Ending {
  const { random, caller } = writer;
  const { spoken: day, code } = random.pick(phrases.visitDays);
  const [wished = "9:00", other = "16:00"] = random.shuffle(phrases.visitTimes);
  const isTaken = random.chance(0.25);
  const time = isTaken ? other : wished;
  const where = { city: caller.city.name, car: caller.car.name, rim: caller.car.size.rim, day: code };
  ask(writer, phrases.wantsFitting(caller));
  say(writer, phrases.asksWhere);
  ask(writer, phrases.tellsWhere(caller));
  say(writer, phrases.asksCar);
  if (tiresOfBot(writer)) {
    ask(writer, asksForOperator);
    return handOver(writer, "customer_request", `Хоче записатися на шиномонтаж, ${caller.car.name}.`);
  }
  ask(writer, phrases.tellsCar(caller));
  say(writer, phrases.asksWhen);
  ask(writer, phrases.tellsWhen(day, wished));
  if (isTaken) {
    rejectedTool(writer, "book_fitting", { ...where, time: wished }, "slot_taken");
    say(writer, phrases.slotTaken(day, wished, other));
    ask(writer, phrases.takesOther);
  }
  say(writer, askName);
  ask(writer, [`${caller.fullName}.`, `Запишіть: ${caller.fullName}.`]);
  writer.learnName();
  const booking = { booking: `Ш-${random.int(1000, 9999)}`, day: code, time };
  const trouble = lookUp(writer, "book_fitting", { ...where, time }, booking);
  if (trouble !== undefined) return trouble;
  say(writer, phrases.booked(caller, day, time, random.pick(streets)));
  askMore(writer);
  chat(writer);
  return part(writer, "resolved", "fitting_booked");
}

function askMore(writer: ScriptWriter): void {
  const { random, caller } = writer;
  if (random.chance(0.55)) {
    ask(writer, phrases.asksPrice);
    say(writer, phrases.tellsPrice((caller.car.size.rim - 13) * 140 + 880));
  }
  if (random.chance(0.4)) {
    ask(writer, phrases.asksDuration);
    say(writer, phrases.tellsDuration);
  }
}
