export interface TyreSize {
  /** As it is written: 205/55 R16. */
  readonly text: string;
  /** As it is spoken: двісті п'ять на п'ятдесят п'ять, радіус шістнадцять. */
  readonly spoken: string;
  readonly rim: number;
}

const widths: Readonly<Record<number, string>> = {
  175: "сто сімдесят п'ять",
  185: "сто вісімдесят п'ять",
  195: "сто дев'яносто п'ять",
  205: "двісті п'ять",
  215: "двісті п'ятнадцять",
  225: "двісті двадцять п'ять",
  235: "двісті тридцять п'ять",
  255: "двісті п'ятдесят п'ять",
};

const profiles: Readonly<Record<number, string>> = {
  50: "п'ятдесят",
  55: "п'ятдесят п'ять",
  60: "шістдесят",
  65: "шістдесят п'ять",
  70: "сімдесят",
};

const rims: Readonly<Record<number, string>> = {
  13: "тринадцять",
  15: "п'ятнадцять",
  16: "шістнадцять",
  17: "сімнадцять",
  18: "вісімнадцять",
  19: "дев'ятнадцять",
};

function inWords(words: Readonly<Record<number, string>>, n: number): string {
  const word = words[n];
  if (word === undefined) throw new RangeError(`no word for ${n}`);
  return word;
}

export function tyreSize(width: number, profile: number, rim: number): TyreSize {
  return {
    text: `${width}/${profile} R${rim}`,
    spoken: `${inWords(widths, width)} на ${inWords(profiles, profile)}, радіус ${inWords(rims, rim)}`,
    rim,
  };
}
