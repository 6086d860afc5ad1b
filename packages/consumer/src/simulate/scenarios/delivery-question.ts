import { streets } from "../catalogue/cities.js";
import { ask, chat, part, say } from "../dialogue.js";
import { handOver, tiresOfBot } from "../hand-over.js";
import * as phrases from "../phrases/delivery-question.js";
import { asksForOperator } from "../phrases/operator.js";
import type { ScriptWriter } from "../script-writer.js";
import type { Ending } from "../scripted-call.js";

/** The caller asks how tyres come to them; what the bot knows by heart needs no tool. */
export function deliveryQuestion(writer: ScriptWriter): Ending {
  const { random, caller } = writer;
  ask(writer, phrases.asksDelivery(caller));
  say(writer, phrases.tellsDelivery(caller, random.int(1, 4), random.int(36, 78) * 10));
  ask(writer, phrases.choosesWay);
  say(writer, phrases.confirmsWay);
  const topics = [
    [phrases.asksFree, phrases.tellsFree],
    [phrases.asksInspection, phrases.tellsInspection],
    [phrases.asksSending, phrases.tellsSending],
    [phrases.asksPickup(caller), phrases.tellsPickup(caller, random.pick(streets))],
  ] as const;
  for (const [asked, answered] of random.shuffle(topics).slice(0, random.int(1, 3))) {
    ask(writer, asked);
    say(writer, answered);
  }
  if (tiresOfBot(writer)) {
    ask(writer, asksForOperator);
    return handOver(writer, "customer_request", `Питає про доставку ${caller.city.towards}.`);
  }
  chat(writer);
  return part(writer, "resolved", "answered");
}
