import type { Random } from "./random.js";

export interface Person {
  readonly name: string;
  /** The ways in which telephony may write this person's one number. */
  readonly spellings: readonly [string, ...string[]];
}

export interface People {
  readonly all: readonly [Person, ...Person[]];
  /** From every spelling to the number in E.164. What is missing is nobody's number. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** What telephony writes when it has no number, or one that cannot be. */
export const NOBODY = ["anonymous", "Unknown", "restricted", "12", "+380", ""] as const;

/** The number of those who run the telephony, in the ways in which it is written. */
export const OURS = ["+380800300400", "0800300400"] as const;

const NAMES = [
  "Олена Коваленко",
  "Андрій Шевченко",
  "Ірина Мельник",
  "Тарас Бондар",
  'O\'Neil "Jr"',
] as const;

function ukrainian(i: number, random: Random): [string, ...string[]] {
  const operator = random.pick(["67", "50", "63"]);
  const digits = String(1_000_000 + i * 37);
  const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)];
  return [
    `+380${operator}${digits}`,
    `0${operator}${digits}`,
    `+380 ${operator} ${a}-${b}-${c}`,
    `(0${operator}) ${a} ${b} ${c}`,
    `00380${operator}${digits}`,
  ];
}

function foreign(i: number): [string, ...string[]] {
  const digits = String(2_000_000 + i * 41);
  return [`+4822${digits}`, `+48 22 ${digits.slice(0, 3)} ${digits.slice(3)}`, `004822${digits}`];
}

export function makePeople(count: number, random: Random): People {
  const person = (i: number): Person => ({
    name: `${random.pick(NAMES)} ${i}`,
    spellings: i % 9 === 8 ? foreign(i) : ukrainian(i, random),
  });
  const first = person(0);
  const all = [first, ...Array.from({ length: count - 1 }, (_, i) => person(i + 1))] as const;
  const pairs = all.flatMap(({ spellings }) => spellings.map((text) => [text, spellings[0]] as const));
  return { all: [...all], numbers: new Map([...OURS.map((text) => [text, OURS[0]] as const), ...pairs]) };
}
