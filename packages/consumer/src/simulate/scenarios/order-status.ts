import { ask, chat, lookUp, part, say } from "../dialogue.js";
import { handOver, tiresOfBot } from "../hand-over.js";
import { thanks } from "../phrases/common.js";
import { asksForOperator } from "../phrases/operator.js";
import * as phrases from "../phrases/order-status.js";
import type { ScriptWriter } from "../script-writer.js";
import type { Ending } from "../scripted-call.js";

/** The caller wants to know where their order is. */
export function orderStatus(writer: ScriptWriter): Ending {
  const { random, caller } = writer;
  const order = `А-${random.int(10_000, 99_999)}`;
  ask(writer, phrases.asksOrder(caller));
  say(writer, phrases.asksNumber);
  const confused = giveNumber(writer, order);
  if (confused !== undefined) return confused;
  const status = random.pick(phrases.statuses);
  const facts = { order, city: caller.city, left: random.int(1, 5), sum: random.int(700, 2200) * 10 };
  const result = { order, status, city: caller.city.name, days_left: facts.left, total: facts.sum };
  const trouble = lookUp(writer, "order_status", { order }, result);
  if (trouble !== undefined) return trouble;
  say(writer, phrases.tellsStatus[status](facts));
  if (tiresOfBot(writer)) {
    ask(writer, asksForOperator);
    return handOver(writer, "customer_request", `Питає про замовлення ${order}, стан: ${status}.`);
  }
  if (random.chance(0.65)) {
    const { asked, answered } = random.pick(phrases.followUps[status]);
    ask(writer, [asked]);
    say(writer, [answered]);
  }
  ask(writer, thanks);
  chat(writer);
  return part(writer, "resolved", `order_${status}`);
}

/** Mostly the right number at once; sometimes first one that is not there. */
function giveNumber(writer: ScriptWriter, order: string): Ending | undefined {
  if (!writer.random.chance(0.12)) {
    ask(writer, phrases.tellsNumber(order));
    return undefined;
  }
  const wrong = `${order.slice(0, -1)}${(Number(order.at(-1)) + 1) % 10}`;
  ask(writer, phrases.tellsNumber(wrong));
  const trouble = lookUp(writer, "order_status", { order: wrong }, { order: wrong, status: "not_found" });
  if (trouble !== undefined) return trouble;
  say(writer, phrases.notFound(wrong));
  ask(writer, phrases.correctsNumber(order));
  return undefined;
}
