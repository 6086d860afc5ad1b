import { type Car, cars } from "./catalogue/cars.js";
import { type City, cities } from "./catalogue/cities.js";
import { type FirstName, firstNames, surnames } from "./catalogue/people.js";
import { createRandom, type Random } from "./random.js";

/** Somebody who calls; the same number always stands for the same person. */
export interface Caller {
  readonly firstName: FirstName;
  readonly fullName: string;
  /** The nine digits after +380. */
  readonly number: string;
  readonly city: City;
  readonly car: Car;
}

/** How many people there are to call; some call often, most seldom. */
const PEOPLE = 4000;

const OPERATORS = ["50", "63", "66", "67", "68", "73", "93", "95", "96", "97", "98", "99"] as const;

/**
 * The person of this number. Their telephone has a real operator's code, so that
 * it is valid, and 000 behind it, which operators do not give to anybody.
 */
export function callerOf(person: number): Caller {
  const random = createRandom(person * 7919 + 17);
  const firstName = random.pick(firstNames);
  return {
    firstName,
    fullName: `${firstName.name} ${random.pick(surnames)}`,
    number: `${random.pick(OPERATORS)}000${String(person).padStart(4, "0")}`,
    city: random.pick(cities),
    car: random.pick(cars),
  };
}

/** Low numbers come more often: these are the customers who call again. */
export function pickCaller(random: Random): Caller {
  return callerOf(Math.floor(random.next() ** 2.5 * PEOPLE));
}

/** A number as different exchanges write it, or what they write when it is hidden. */
export function writePhone(random: Random, number: string): string | undefined {
  const [code, a, b, c] = [number.slice(0, 2), number.slice(2, 5), number.slice(5, 7), number.slice(7)];
  const form = random.weighted({
    e164: 60,
    national: 15,
    spaced: 9,
    bare: 6,
    brackets: 3,
    hidden: 5,
    none: 2,
  });
  switch (form) {
    case "e164":
      return `+380${number}`;
    case "national":
      return `0${number}`;
    case "spaced":
      return `+380 ${code} ${a}-${b}-${c}`;
    case "bare":
      return `380${number}`;
    case "brackets":
      return `(0${code}) ${a} ${b} ${c}`;
    case "hidden":
      return random.pick(["anonymous", "Restricted", "unknown"]);
    case "none":
      return undefined;
  }
}
