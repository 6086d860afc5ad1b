export interface City {
  /** Називний: Київ. */
  readonly name: string;
  /** Where, with its preposition: у Києві. */
  readonly inside: string;
  /** Where to: до Києва. */
  readonly towards: string;
}

export const cities: readonly [City, ...City[]] = [
  { name: "Київ", inside: "у Києві", towards: "до Києва" },
  { name: "Львів", inside: "у Львові", towards: "до Львова" },
  { name: "Одеса", inside: "в Одесі", towards: "до Одеси" },
  { name: "Дніпро", inside: "у Дніпрі", towards: "до Дніпра" },
  { name: "Харків", inside: "у Харкові", towards: "до Харкова" },
  { name: "Запоріжжя", inside: "у Запоріжжі", towards: "до Запоріжжя" },
  { name: "Вінниця", inside: "у Вінниці", towards: "до Вінниці" },
  { name: "Полтава", inside: "у Полтаві", towards: "до Полтави" },
  { name: "Чернівці", inside: "у Чернівцях", towards: "до Чернівців" },
  { name: "Тернопіль", inside: "у Тернополі", towards: "до Тернополя" },
  { name: "Івано-Франківськ", inside: "в Івано-Франківську", towards: "до Івано-Франківська" },
  { name: "Рівне", inside: "у Рівному", towards: "до Рівного" },
  { name: "Луцьк", inside: "у Луцьку", towards: "до Луцька" },
  { name: "Житомир", inside: "у Житомирі", towards: "до Житомира" },
  { name: "Хмельницький", inside: "у Хмельницькому", towards: "до Хмельницького" },
  { name: "Черкаси", inside: "у Черкасах", towards: "до Черкас" },
  { name: "Суми", inside: "у Сумах", towards: "до Сум" },
  { name: "Ужгород", inside: "в Ужгороді", towards: "до Ужгорода" },
];

/** Where our workshops are, after «на». */
export const streets: readonly [string, ...string[]] = [
  "Соборній, 14",
  "Промисловій, 3",
  "Окружній, 27",
  "Вокзальній, 8",
  "Київській, 112",
  "Шевченка, 45",
  "Франка, 61",
  "Виставковій, 5",
];
