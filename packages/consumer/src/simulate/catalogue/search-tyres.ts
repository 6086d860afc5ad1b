import type { Random } from "../random.js";
import { brands } from "./brands.js";
import type { Season } from "./seasons.js";
import type { TyreSize } from "./tyre-sizes.js";

/** A tyre on offer. */
export interface Offer {
  readonly article: string;
  /** Brand and model, as the bot reads them out. */
  readonly name: string;
  readonly brand: string;
  readonly country: string;
  /** Hryvnias for one. */
  readonly price: number;
}

/** A few offers, the cheapest first; a wished brand is among them. */
export function searchTyres(
  random: Random,
  season: Season,
  size: TyreSize,
  wished: string | undefined,
): readonly Offer[] {
  const others = random.shuffle(brands.filter(({ name }) => name !== wished));
  const found = [...brands.filter(({ name }) => name === wished), ...others].slice(0, random.int(2, 4));
  return found
    .map(({ name, country, price, models }) => ({
      article: `T${random.int(100_000, 999_999)}`,
      name: `${name} ${models[season.code]}`,
      brand: name,
      country,
      price: Math.round((price * (1 + (size.rim - 16) * 0.14) * (0.96 + random.next() * 0.08)) / 10) * 10,
    }))
    .sort((a, b) => a.price - b.price);
}
