import { normalForm } from "./normal-form.js";

const letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъ";
/** As Ukrainian passports have it, as Russian ones have it, and two ways people write it. */
const schemes = [
  "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia y e -",
  "a b v g g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch - yu ya y e -",
  "a b v g g d e e zh z i i i y k l m n o p r s t u f h c ch sh sch - yu ya i e -",
  "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch - yu ya y e -",
].map((scheme) => new Map(scheme.split(" ").map((latin, i) => [letters.charAt(i), latin.replace("-", "")])));
const initial = new Map(Object.entries({ є: "ye", ї: "yi", й: "y", ю: "yu", я: "ya" }));

/** A Cyrillic name in Latin letters, in the ways it is met; nothing for a Latin one. */
export function transliterations(name: string): Set<string> {
  const word = normalForm(name).replaceAll("'", "");
  const latin = new Set<string>();
  if (!/^[а-яіїєґ-]+$/.test(word)) return latin;
  for (const scheme of schemes) {
    const rest = Array.from(word.slice(1), (letter) => scheme.get(letter) ?? letter).join("");
    const first = word.charAt(0);
    latin.add((scheme.get(first) ?? first) + rest);
    latin.add((initial.get(first) ?? scheme.get(first) ?? first) + rest);
  }
  return latin;
}
