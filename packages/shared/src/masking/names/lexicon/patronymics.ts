import { GIVEN, known } from "./lexicon.js";

const masculine = /^(.{2,}?)(?:[йь]?ович|[ьи]?евич)(?:а|у|ові|еві|ем|ом|і|е)?$/;
const feminine = /^(.{2,}?)(?:івн|ївн|овн|[ьи]?евн)(?:а|и|і|у|ою|о|ы|е|ой)$/;
const latin = /^(.{2,}?)(?:[iy]?ovych|ovich|[iy]?evich|[iy]?evych|[iy]?ivna|[iy]?yivna|ovna|[iy]?evna)$/;
/** Of names in -а and -я. */
const irregular =
  /^(?:ілліч|іллівн|ильич|ильиничн|лукич|лукиничн|кузьмич|кузьмівн|кузьминичн|фомич|фоминичн|хомич|никитич|никитичн|микитович|микитівн|савич|яківн|львівн|львовн|illich|ilich)(?:а|у|ем|ом|е|і|еві|и|ою|о|ы|ой)?$/;

const endings = ["", "о", "й", "ь", "ій", "ий", "я", "а", "ей", "y", "ii", "iy", "i", "o"];

/** Whether a word is the patronymic of a known first name: Петрович, Іванівною, Сергеевне. */
export function isPatronymic(word: string): boolean {
  const stem = (masculine.exec(word) ?? feminine.exec(word) ?? latin.exec(word))?.[1];
  if (stem === undefined) return irregular.test(word);
  return endings.some((ending) => known(stem + ending) & GIVEN);
}

/** Whether it has the ending of one; so have «основна» and «сумнівна». */
export function mayBePatronymic(word: string): boolean {
  return masculine.test(word) || feminine.test(word) || latin.test(word) || irregular.test(word);
}
