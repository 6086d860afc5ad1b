/** Коваленко, Савчук, Kovalenko: hardly any other word ends so. */
const surnameForSure =
  /(?:.{2}енк(?:о|а|у|ові|ом|ою)|.{2}[чщ]ук(?:а|у|ові|ом|ов)?|.{2}(?:enko|enka|enku|enkom|chuk|shchuk|chenko))$/;

/** Петрович, Іванівна: hardly any other word ends so. */
const patronymicForSure =
  /(?:.{2}(?:[йь]?ович|евич)(?:а|у|ові|еві|ем|і|е)?|.{2}[іїи]вн(?:а|и|і|у|ою|о)|.{3}(?:ovych|ovich|yovych|evich|evych|ivna|yivna|iivna))$/;

/** Иванович, Сергеевна, Ільїнічна: everyday words end so too. */
const patronymicPerhaps =
  /.{2}(?:(?:овн|евн|ичн|ічн)(?:а|ы|е|у|ой|ою|и|і|о)|[лкмнв]ьі?ич(?:а|у|ем|ом|е|і)?|(?:ілліч|ильич|лукич|кузьмич|фомич|никитич|савич)(?:а|у|ем|ом|е|і|еві)?|ovna|evna)$/;

/** Левицька, Яцків, Кузьмін, Гнатюк: many everyday words end so, it takes a first name beside it. */
const surnamePerhaps =
  /.{2}(?:[сцз]ь?к(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|ым|ом|ая|ой|ую)|[іїоеєё]в|(?:ов|ев|єв|ин|ін|їн|ын)(?:а|у|ові|ом|им|ым|і|е|ої|ій|ою|ой)?|[юу]к(?:а|у|ові|ом)?|[ая]к(?:а|у|ові|ом)?|[кл]о|ян|дзе|швілі|швили|[иі]шин(?:а|у|ої)?|(?:skyi|skyy|sky|ski|ska|skiy|tskyi|ov|ova|ev|eva|iv|in|ina|yuk|iuk|uk|yan|ko|son|ez)|их|ых|ець|ця|цю|цем|цеві)$/;

export const isSurnameForSure = (word: string): boolean => surnameForSure.test(word);
export const mayBeSurname = (word: string): boolean => surnamePerhaps.test(word);
export const isPatronymicForSure = (word: string): boolean => patronymicForSure.test(word);
export const mayBePatronymic = (word: string): boolean => patronymicPerhaps.test(word);
