import { ask, chat, lookUp, part, say } from "../dialogue.js";
import { handOver } from "../hand-over.js";
import {
  complains,
  details,
  resolves,
  softens,
  sorry,
  type Trouble,
  wantsOperator,
} from "../phrases/complaint.js";
import { asksNumber, tellsNumber } from "../phrases/order-status.js";
import type { ScriptWriter } from "../script-writer.js";
import type { Ending } from "../scripted-call.js";

/** Something went wrong, and the caller says so; every other one ends up with a person. */
export function complaint(writer: ScriptWriter): Ending {
  const { random, caller } = writer;
  const trouble: Trouble = random.weighted({ late: 40, wrong_size: 20, defect: 20, fitting: 20 });
  ask(writer, complains(caller)[trouble]);
  say(writer, sorry[trouble]);
  if (trouble !== "fitting") {
    const order = `А-${random.int(10_000, 99_999)}`;
    ask(writer, ["Сподіваюся. Що від мене треба?", "І що далі?", "Слухаю вас."]);
    say(writer, asksNumber);
    ask(writer, tellsNumber(order));
    const status = trouble === "late" ? "delayed" : "delivered";
    const unavailable = lookUp(writer, "order_status", { order }, { order, status, city: caller.city.name });
    if (unavailable !== undefined) return unavailable;
    writer.learnName();
    say(writer, [
      `Дякую, ${caller.firstName.vocative}, замовлення бачу. Записала ваше звернення.`,
      "Дякую, знайшла. Фіксую звернення.",
    ]);
  }
  ask(writer, details[trouble]);
  say(writer, resolves[trouble]);
  if (random.chance(0.45)) {
    ask(writer, wantsOperator);
    return handOver(
      writer,
      "complaint",
      `Скарга (${trouble}). ${caller.fullName} просить вирішити питання з людиною.`,
    );
  }
  ask(writer, softens);
  chat(writer);
  return part(writer, random.chance(0.8) ? "resolved" : "callback", `complaint_${trouble}`);
}
