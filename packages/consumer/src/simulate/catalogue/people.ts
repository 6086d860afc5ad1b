export interface FirstName {
  readonly name: string;
  /** Кличний: Олено. */
  readonly vocative: string;
  readonly feminine: boolean;
}

const she = (name: string, vocative: string): FirstName => ({ name, vocative, feminine: true });
const he = (name: string, vocative: string): FirstName => ({ name, vocative, feminine: false });

export const firstNames: readonly [FirstName, ...FirstName[]] = [
  she("Олена", "Олено"),
  she("Ірина", "Ірино"),
  she("Наталія", "Наталіє"),
  she("Оксана", "Оксано"),
  she("Марія", "Маріє"),
  she("Тетяна", "Тетяно"),
  she("Софія", "Софіє"),
  she("Галина", "Галино"),
  he("Андрій", "Андрію"),
  he("Сергій", "Сергію"),
  he("Олександр", "Олександре"),
  he("Іван", "Іване"),
  he("Микола", "Миколо"),
  he("Тарас", "Тарасе"),
  he("Роман", "Романе"),
  he("Богдан", "Богдане"),
  he("Юрій", "Юрію"),
  he("Василь", "Василю"),
  he("Дмитро", "Дмитре"),
  he("Петро", "Петре"),
];

/** Surnames that are the same for men and women in the nominative. */
export const surnames: readonly [string, ...string[]] = [
  "Коваленко",
  "Шевченко",
  "Бондаренко",
  "Ткаченко",
  "Кравченко",
  "Олійник",
  "Мельник",
  "Савчук",
  "Поліщук",
  "Романюк",
  "Гнатюк",
  "Мороз",
  "Лисенко",
  "Марченко",
  "Гончар",
  "Кушнір",
];
