import { brands } from "../catalogue/brands.js";
import { type Offer, searchTyres } from "../catalogue/search-tyres.js";
import { type Season, seasons } from "../catalogue/seasons.js";
import { ask, chat, lookUp, part, say } from "../dialogue.js";
import { handOver } from "../hand-over.js";
import { agreesToCallback, askName } from "../phrases/common.js";
import { asksForOperator } from "../phrases/operator.js";
import * as phrases from "../phrases/tire-search.js";
import type { ScriptWriter } from "../script-writer.js";
import type { Ending } from "../scripted-call.js";
import { tyreCount } from "../ukrainian.js";

/** The caller looks for tyres, and perhaps orders some. */
export function tireSearch(writer: ScriptWriter): Ending {
  const { random, caller } = writer;
  const season = random.pick(seasons);
  describeWish(writer, season);
  const brand = wishBrand(writer);
  const size = caller.car.size.text;
  const args = { size, season: season.code, ...(brand === undefined ? {} : { brand }) };
  const offers = random.chance(0.07) ? [] : searchTyres(random, season, caller.car.size, brand);
  const trouble = lookUp(writer, "search_tires", args, { found: offers.length, items: offers });
  if (trouble !== undefined) return trouble;
  const [cheapest] = offers;
  if (cheapest === undefined) {
    say(writer, phrases.nothingFound(season, caller));
    ask(writer, agreesToCallback);
    chat(writer);
    return part(writer, "callback", "not_in_stock");
  }
  say(writer, phrases.offersTyres(offers, season));
  const chosen = random.pick([cheapest, ...offers.slice(1)]);
  const stuck = askAbout(writer, chosen, offers);
  if (stuck !== undefined) return stuck;
  if (random.chance(0.08)) {
    ask(writer, asksForOperator);
    return handOver(
      writer,
      "customer_request",
      `Шукає ${season.nominative} шини ${size}, цікавлять ${chosen.name}.`,
    );
  }
  if (random.chance(0.62)) return order(writer, chosen);
  ask(writer, phrases.thinks);
  say(writer, phrases.letsThink);
  chat(writer);
  return part(writer, random.pick(["resolved", "resolved", "unknown"]), "consulted");
}

function describeWish(writer: ScriptWriter, season: Season): void {
  const { random, caller } = writer;
  const known = random.weighted({ all: 50, season: 30, size: 20 });
  if (known === "all") {
    ask(writer, phrases.wantsAll(season, caller));
  } else if (known === "season") {
    ask(writer, phrases.wantsForCar(season, caller));
    say(writer, phrases.asksSize);
    ask(writer, phrases.tellsSize(caller));
  } else {
    ask(writer, phrases.wantsSize(caller));
    say(writer, phrases.asksSeason);
    ask(writer, phrases.tellsSeason(season));
  }
}

function wishBrand(writer: ScriptWriter): string | undefined {
  const { random } = writer;
  if (random.chance(0.35)) return undefined;
  const wished = random.chance(0.45) ? random.pick(brands).name : undefined;
  say(writer, phrases.asksBrand);
  ask(writer, wished === undefined ? phrases.anyBrand : phrases.wantsBrand(wished));
  return wished;
}

/** Up to three questions about what is on offer. */
function askAbout(writer: ScriptWriter, offer: Offer, offers: readonly Offer[]): Ending | undefined {
  const { random, caller } = writer;
  const cheap = offers[0] ?? offer;
  const dear = offers.at(-1) ?? offer;
  const topics = random.shuffle(["stock", "stock", "country", "noise", "difference"] as const);
  for (const topic of new Set(topics.slice(0, random.int(0, 3)))) {
    if (topic === "stock") {
      ask(writer, phrases.asksStock(offer));
      const inStore = random.int(2, 9) * 2;
      const where = { article: offer.article, city: caller.city.name };
      const trouble = lookUp(writer, "check_stock", where, { article: offer.article, in_stock: inStore });
      if (trouble !== undefined) return trouble;
      say(writer, phrases.tellsStock(offer, inStore, caller.city.inside));
    } else if (topic === "country") {
      ask(writer, phrases.asksCountry(offer));
      say(writer, phrases.tellsCountry(offer));
    } else if (topic === "noise") {
      ask(writer, phrases.asksNoise);
      say(writer, phrases.tellsNoise);
    } else if (cheap.article !== dear.article) {
      ask(writer, phrases.asksDifference(cheap, dear));
      say(writer, phrases.tellsDifference(cheap, dear));
    }
  }
  return undefined;
}

function order(writer: ScriptWriter, offer: Offer): Ending {
  const { random, caller } = writer;
  const quantity = random.chance(0.88) ? 4 : 2;
  const total = offer.price * quantity;
  ask(writer, phrases.takes(offer, tyreCount[quantity]));
  say(writer, phrases.confirmsOrder(offer, tyreCount[quantity], total));
  ask(writer, phrases.agrees);
  say(writer, askName);
  ask(writer, [
    `${caller.fullName}.`,
    `Мене звати ${caller.fullName}.`,
    `${caller.fullName}, так і запишіть.`,
  ]);
  writer.learnName();
  say(writer, phrases.asksCity);
  ask(writer, phrases.tellsCity(caller));
  const number = `А-${random.int(10_000, 99_999)}`;
  const args = { article: offer.article, quantity, city: caller.city.name, customer: caller.fullName };
  const trouble = lookUp(writer, "create_order", args, { order: number, total, currency: "UAH" });
  if (trouble !== undefined) return trouble;
  const when = random.pick(["завтра", "післязавтра", "за два дні", "за три дні"]);
  say(writer, phrases.orderMade(caller, number, when));
  chat(writer);
  return part(writer, "resolved", "order_created");
}
