/** The form of a noun after a number: 1 шина, 2 шини, 5 шин, 11 шин, 21 шина. */
export function plural(n: number, one: string, few: string, many: string): string {
  const tens = n % 100;
  const units = n % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

/** `4250` as it is written in Ukrainian: 4 250. */
export const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, " ");

export const hryvnias = (n: number) => `${grouped(n)} ${plural(n, "гривня", "гривні", "гривень")}`;

export const pieces = (n: number) => `${n} ${plural(n, "штука", "штуки", "штук")}`;

export const days = (n: number) => `${n} ${plural(n, "день", "дні", "днів")}`;

/** How many tyres, in words: a pair or a set. */
export const tyreCount = { 2: "дві шини", 4: "чотири шини" } as const;

export const variantCount = ["", "один варіант", "два варіанти", "три варіанти", "чотири варіанти"] as const;

export const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase("uk") + text.slice(1);

/** Joins what is listed as it is spoken: а, б і в. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} і ${last}`;
}
