import { normalForm } from "./normal-form.js";

/**
 * What takes the place of an ending, in any case and the vocative, Ukrainian and Russian at once: names cross between the two
 * languages all the time. The first ending that fits counts.
 */
const nounEndings: readonly (readonly [ending: RegExp, replacements: string])[] = [
  [/ія$/, "ії ію ією іє ія"],
  [/ия$/, "ии ию ией иею ия"],
  [/'я$/, "'ї 'ю 'єю 'є"],
  [/ья$/, "ьи ье ью ьей ьею"],
  [/(?<=[аоуеіийй])я$/, "ї ю єю є и е ей"],
  [/я$/, "і ю ею е и ей"],
  [/га$/, "ги зі гу гою го ге гой"],
  [/ка$/, "ки ці цю ку кою ко ке кой"],
  [/ха$/, "хи сі ху хою хо хе хой"],
  [/(?<=[жчшщ])а$/, "і у ею о и е ой ою ей"],
  [/а$/, "и і у ою о ы е ой"],
  [/ій$/, "ія ію ієві ієм ії ійові"],
  [/ий$/, "ия ию ием ии ія ію ієм"],
  [/й$/, "я ю єві єм ї ем е"],
  [/ець$/, "ця цю цеві цем ці че еця ецю ецеві ецем еці"],
  [/ец$/, "ца цу цом це"],
  [/ь$/, "я ю еві ем і е и ью"],
  [/(?<=[бвгґдзклмнпрстфх])о$/, "а у ові ом і е"],
  [/(?<=[жчшщ])$/, "а у еві ем і е ові ом"],
  [/(?<=[рр])$/, "а у ові ом і е я ю еві ем"],
  [/(?<=[бвгґдзклмнпстфх])$/, "а у ові ом і е"],
];

const adjective = "ий ій ого ому им ім а ої у ою і их ими ый ой ым ом ая ую";
const possessive = "а у ові ом им ым і е ої ій ою ой и их ых";

/** Endings of surnames that are declined as adjectives, or have a form for women. */
const surnameEndings: readonly (readonly [ending: RegExp, replacements: string])[] = [
  [/(?<=[стзц]ь?к|[нлрбвдгхкч])(?:ий|ый|ой|ая)$/, adjective],
  [/(?<=[сзц]ь?к|[бчн]н)а$/, adjective],
  [/(?<=ов|ев|єв|ин|ін|їн|ын)а?$/, possessive],
  [/ів$/, "іва іву івом івим ева еву евим евою ова ову овим овою ової евої"],
  [/їв$/, "їва їву ївом ївим єва єву євим євою єву євої"],
];

function replaceEnding(
  word: string,
  table: readonly (readonly [RegExp, string])[],
  forms: Set<string>,
): void {
  for (const [ending, replacements] of table) {
    const at = word.search(ending);
    if (at < 0) continue;
    for (const replacement of replacements.split(" ")) forms.add(word.slice(0, at) + replacement);
    return;
  }
}

/** Яків, Якова; Федір, Федора; Павел, Павла; Лев, Льва. */
function obliqueStems(word: string): string[] {
  if (word === "лев") return ["льв"];
  if (word === "павел") return ["павл"];
  const closed = /^(.{2,})і([врнпш])$/.exec(word);
  return closed ? [`${closed[1]}о${closed[2]}`] : [];
}

/** Сокіл, Сокола; Гребінь, Гребеня; Журавель, Журавля. */
function obliqueSurnameStems(word: string): string[] {
  const stems: string[] = [];
  const closed = /^(.+)і([бвгґдзклмнпрстф]ь?)$/.exec(word);
  if (closed) stems.push(`${closed[1]}о${closed[2]}`, `${closed[1]}е${closed[2]}`);
  const fleeting = /^(.+[бвгґдзклмнпрстчшщ])[еоє]([влкр]ь?)$/.exec(word);
  if (fleeting) stems.push(`${fleeting[1]}${fleeting[2]}`, `${fleeting[1]}ь${fleeting[2]}`);
  return stems;
}

/** All forms of a name given in the nominative, itself included, in the normal form; a Latin name has but one. */
export function declinedForms(name: string): Set<string> {
  const word = normalForm(name);
  const forms = new Set([word]);
  if (!/[а-яіїєґ]$/.test(word)) return forms;
  replaceEnding(word, nounEndings, forms);
  for (const stem of obliqueStems(word)) replaceEnding(stem, nounEndings, forms);
  return forms;
}

/** The same for a surname, of whichever gender it is given. */
export function declinedSurname(name: string): Set<string> {
  const forms = declinedForms(name);
  const word = normalForm(name);
  if (!/[а-яіїєґ]$/.test(word)) return forms;
  replaceEnding(word, surnameEndings, forms);
  for (const stem of obliqueSurnameStems(word)) replaceEnding(stem, nounEndings, forms);
  if (/(?:ов|ев|єв|ин|ін|їн|ын)а$/.test(word)) forms.add(word.slice(0, -1));
  return forms;
}
