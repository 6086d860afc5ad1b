import { expect, test } from "vitest";
import { knownNamesMasker } from "./known-names.js";
import { declinedSurname } from "./lexicon/declined-forms.js";

/** Forms that are words of their own. */
const everyday = new Set(["олені", "кравець"]);

const mask = knownNamesMasker(["Олена Коваленко", "Надія Нечуй-Левицька", "Mark Brown"]);

test.each([
  ["олену коваленко", "***"],
  ["ОЛЕНОЮ і коваленку", "*** і ***"],
  ["Передайте Нечуй-Левицькій", "Передайте ***"],
  ["левицької", "***"],
  ["Надію чекаємо, надія є", "*** чекаємо, надія є"],
  ["Mark said: mark it", "*** said: mark it"],
  ["mark brown", "mark brown"],
  ["Olena Kovalenko, olena", "***, ***"],
  ["оленяча ковалентний", "оленяча ковалентний"],
  ["\\u041e\\u043b\\u0435\\u043d\\u0430", "***"],
])("%s becomes %s", (text, masked) => {
  expect(mask(text)).toBe(masked);
  expect(mask(masked)).toBe(masked);
});

test.each([
  "Олена",
  "Андрій",
  "Ілля",
  "Марія",
  "Коваленко",
  "Савчук",
  "Яцків",
  "Вінницький",
  "Дем'янчук",
  "Кравець",
  "Иванов",
  "Дарья",
])("every form of %s is masked, whatever its case", (name) => {
  const masker = knownNamesMasker([name]);
  for (const form of declinedSurname(name)) {
    const capitalised = form.charAt(0).toUpperCase() + form.slice(1);
    expect(masker(`і ${capitalised} тут`)).toBe("і *** тут");
    if (!everyday.has(form)) expect(masker(`і ${form} тут`)).toBe("і *** тут");
    expect(masker(`і ${form.toUpperCase()} тут`)).toBe("і *** тут");
  }
});

test("a word that is no name is left, whoever calls himself so", () => {
  expect(knownNamesMasker(["Клієнт", "unknown", "Кл", ""])("Клієнт unknown Кл")).toBe("Клієнт unknown Кл");
});

test.each([
  ["Олена", "Олени Олені Олену Оленою Олено Olena"],
  ["Ольга", "Ольги Ользі Ольгу Ольгою Ольго Ольге Ольгой"],
  ["Сергій", "Сергія Сергію Сергієві Сергієм Сергії Serhii Sergiy"],
  ["Яків", "Якова Якову Яковом Якове"],
  ["Петрович", "Петровича Петровичу Петровичем Петровичі"],
  ["Іваненко", "Іваненка Іваненку Іваненкові Іваненком"],
  ["Левицький", "Левицького Левицькому Левицьким Левицька Левицькою Левицької"],
  ["Иванова", "Ивановой Иванову Иванов Ивановым Ивановых"],
  ["Стець", "Стеця Стецю Стецем"],
  ["Сокіл", "Сокола Соколу Соколом"],
])("of %s these are forms: %s", (name, forms) => {
  const masker = knownNamesMasker([name]);
  for (const form of forms.split(" ")) expect(masker(form)).toBe("***");
});
