/** Коваленко, Савчук, Kovalenko: hardly any other word ends so. */
const surnameForSure =
  /(?:.{2}енк(?:о|а|у|ові|ом|ою)|.{2}ченк(?:и|ів|ам|ами|ах)|.{2}[чщ]ук(?:а|у|ові|ом|ов)?|.{2}(?:enko|enka|enku|enkom|chuk)|.{3}(?:швілі|швили|shvili)|.{3}ідзе|.{3}идзе|.{3}idze)$/;

/** Левицька, Яцків, Кузьмін, Гнатюк: many everyday words end so, it takes a first name beside it. */
const surnamePerhaps =
  /.{2}(?:[сцз]ь?к(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|ым|ом|ая|ой|ую)|[іїоеєё]в|(?:ов|ев|єв|ин|ін|їн|ын)(?:а|у|ові|ом|им|ым|і|е|ої|ій|ою|ой)?|[юу]к(?:а|у|ові|ом)?|[ая]к(?:а|у|ові|ом)?|[кл]о|ян|дзе|швілі|швили|[иі]шин(?:а|у|ої)?|skyi|skyy|sky|ski|ska|skiy|ov|ova|ev|eva|iv|in|ina|uk|yan|ko|son|ez|dze|shvili|их|ых|ець|ця|цю|цем|цеві)$/;

export const isSurnameForSure = (word: string): boolean => surnameForSure.test(word);
export const mayBeSurname = (word: string): boolean => surnamePerhaps.test(word);
