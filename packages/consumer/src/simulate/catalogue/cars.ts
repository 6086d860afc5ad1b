import { type TyreSize, tyreSize } from "./tyre-sizes.js";

export interface Car {
  /** As the caller says it after «на»: на Шкоду Октавію. */
  readonly accusative: string;
  readonly name: string;
  readonly size: TyreSize;
}

const car = (name: string, accusative: string, size: TyreSize): Car => ({ name, accusative, size });

export const cars: readonly [Car, ...Car[]] = [
  car("Skoda Octavia", "Шкоду Октавію", tyreSize(205, 55, 16)),
  car("Skoda Fabia", "Шкоду Фабію", tyreSize(185, 65, 15)),
  car("Volkswagen Passat", "Фольксваген Пасат", tyreSize(215, 55, 17)),
  car("Volkswagen Golf", "Фольксваген Гольф", tyreSize(195, 65, 15)),
  car("Renault Logan", "Рено Логан", tyreSize(185, 65, 15)),
  car("Renault Duster", "Рено Дастер", tyreSize(215, 65, 16)),
  car("Toyota Corolla", "Тойоту Короллу", tyreSize(205, 55, 16)),
  car("Toyota RAV4", "Тойоту Рав Чотири", tyreSize(225, 65, 17)),
  car("Daewoo Lanos", "Ланос", tyreSize(175, 70, 13)),
  car("Hyundai Tucson", "Хюндай Туксон", tyreSize(225, 60, 17)),
  car("Kia Sportage", "Кіа Спортейдж", tyreSize(235, 60, 18)),
  car("Ford Focus", "Форд Фокус", tyreSize(205, 55, 16)),
  car("Mazda CX-5", "Мазду Сі Ікс П'ять", tyreSize(225, 65, 17)),
  car("BMW X5", "БМВ Ікс П'ять", tyreSize(255, 50, 19)),
  car("Audi A6", "Ауді А шість", tyreSize(225, 55, 17)),
  car("Nissan Qashqai", "Нісан Кашкай", tyreSize(215, 60, 17)),
  car("Opel Astra", "Опель Астру", tyreSize(195, 65, 15)),
  car("Fiat Doblo", "Фіат Добло", tyreSize(185, 65, 15)),
];
