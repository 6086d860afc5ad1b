import { remembering } from "../remembering.js";

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

/** Plurals that repeat a digit: три сімки, два нулі. */
const plurals = new Map(
  [
    "нулі нулів нуля ноля нулей",
    "одинички одиниці единички единицы",
    "двійки двойки",
    "трійки тройки",
    "четвірки четверки",
    "пятірки пятерки",
    "шістки шестерки",
    "сімки семерки",
    "вісімки восьмерки",
    "девятки",
  ].flatMap((words, digit) => words.split(" ").map((word) => [word, digit] as const)),
);

/** A word as one of a number. */
export type NumberWord =
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "repeat"; readonly times: number }
  | { readonly kind: "plus" }
  | { readonly kind: "filler" };

const repeats = { 2: "double двічі дважды", 3: "triple тричі трижды" };
const fillers =
  "і й и та а ну потім потом далі дальше and then dash тире дефіс дефис пробіл пробел ще еще код эээ еее ем ага так";

const meanings = new Map<string, NumberWord>([
  ...entries(fillers, { kind: "filler" }),
  ...Object.entries(repeats).flatMap(([times, words]) =>
    entries(words, { kind: "repeat", times: Number(times) }),
  ),
  ...entries("plus плюс", { kind: "plus" }),
  ...Object.entries(values).flatMap(([value, words]) =>
    entries(words, { kind: "value", value: Number(value) }),
  ),
]);

function entries(words: string, meaning: NumberWord): (readonly [string, NumberWord])[] {
  return words.split(" ").map((word) => [word, meaning] as const);
}

const unusual = /[^а-яіїєa-z]/;

/** How a word is looked up: in small letters, without apostrophes. */
function normal(written: string): string {
  if (!unusual.test(written)) return written;
  return written
    .toLowerCase()
    .replace(/['’ʼ`"]/g, "")
    .replaceAll("ё", "е");
}

/** What the word means within a number, undefined if it ends one. */
export const numberWord = remembering((written) => meanings.get(normal(written)));

/** The digit that a plural after two, three or four repeats: `три сімки`. */
export function repeatedDigit(written: string): number | undefined {
  return plurals.get(normal(written));
}
