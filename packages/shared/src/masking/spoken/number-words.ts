/**
 * Words people say digits with, in Ukrainian, Russian and English, as speech recognition writes them: apostrophes of every
 * kind left out, `ё` as `е`.
 */
const values: Readonly<Record<number, string>> = {
  0: "нуль нуля нулі нулей ноль ноля нолик нулик zero oh o",
  1: "один одна одне одно одиниця единица единичка one",
  2: "два дві две двійка двойка двоечка two",
  3: "три трійка тройка троечка three",
  4: "чотири четыре четвірка четверка four",
  5: "пять пятірка пятерка five",
  6: "шість шесть шістка шестерка six",
  7: "сім семь сімка семерка seven",
  8: "вісім восемь вісімка восьмерка eight",
  9: "девять девятка nine",
  10: "десять ten",
  11: "одинадцять одиннадцать eleven",
  12: "дванадцять двенадцать twelve",
  13: "тринадцять тринадцать thirteen",
  14: "чотирнадцять четырнадцать fourteen",
  15: "пятнадцять пятнадцать fifteen",
  16: "шістнадцять шестнадцать sixteen",
  17: "сімнадцять семнадцать seventeen",
  18: "вісімнадцять восемнадцать eighteen",
  19: "девятнадцять девятнадцать nineteen",
  20: "двадцять двадцать twenty",
  30: "тридцять тридцать thirty",
  40: "сорок forty",
  50: "пятдесят пятьдесят пятдесять fifty",
  60: "шістдесят шестьдесят шісдесят шистдесят sixty",
  70: "сімдесят семьдесят seventy",
  80: "вісімдесят восемьдесят eighty",
  90: "девяносто ninety",
  100: "сто",
  200: "двісті двести",
  300: "триста",
  400: "чотириста четыреста",
  500: "пятсот пятьсот",
  600: "шістсот шестьсот",
  700: "сімсот семьсот",
  800: "вісімсот восемьсот",
  900: "девятсот девятьсот",
};

const valueOfWord = new Map(
  Object.entries(values).flatMap(([value, words]) =>
    words.split(" ").map((word) => [word, Number(value)] as const),
  ),
);

const repeats = new Map([
  ["double", 2],
  ["двічі", 2],
  ["дважды", 2],
  ["triple", 3],
  ["тричі", 3],
  ["трижды", 3],
]);

/** Plurals that repeat a digit: три сімки, два нулі. */
const plurals: readonly (readonly [RegExp, number])[] = [
  [/^(?:нулі|нулів|нуля|ноля|нулей)$/, 0],
  [/^(?:одинички|одиниці|единички|единицы)$/, 1],
  [/^(?:двійки|двойки)$/, 2],
  [/^(?:трійки|тройки)$/, 3],
  [/^(?:четвірки|четверки)$/, 4],
  [/^(?:пятірки|пятерки)$/, 5],
  [/^(?:шістки|шестерки)$/, 6],
  [/^(?:сімки|семерки)$/, 7],
  [/^(?:вісімки|восьмерки)$/, 8],
  [/^(?:девятки)$/, 9],
];

/** A word as one of a number. */
export type NumberWord =
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "repeat"; readonly times: number }
  | { readonly kind: "plus" }
  | { readonly kind: "filler" };

const fillers = new Set(
  "і й и та а ну потім потом далі дальше and then dash тире дефіс дефис пробіл пробел ще еще код эээ еее ем ага так".split(
    " ",
  ),
);

/** What the word means within a number, undefined if it ends one. */
export function numberWord(written: string): NumberWord | undefined {
  const word = written
    .toLowerCase()
    .replace(/['’ʼ`"]/g, "")
    .replaceAll("ё", "е");
  const value = valueOfWord.get(word);
  if (value !== undefined) return { kind: "value", value };
  if (word === "plus" || word === "плюс") return { kind: "plus" };
  if (fillers.has(word)) return { kind: "filler" };
  const times = repeats.get(word);
  return times === undefined ? undefined : { kind: "repeat", times };
}

/** The digit that a plural after two, three or four repeats: `три сімки`. */
export function repeatedDigit(written: string): number | undefined {
  const word = written
    .toLowerCase()
    .replace(/['’ʼ`"]/g, "")
    .replaceAll("ё", "е");
  return plurals.find(([plural]) => plural.test(word))?.[1];
}
