import type { Caller } from "../callers.js";
import { days, hryvnias } from "../ukrainian.js";
import type { Phrases } from "./common.js";

export const asksDelivery = (caller: Caller): Phrases => [
  `Підкажіть, ви доставляєте ${caller.city.towards}?`,
  `Скільки коштуватиме доставка шин ${caller.city.towards}?`,
  `Хочу уточнити щодо доставки ${caller.city.towards}.`,
  `Як отримати комплект шин ${caller.city.inside}?`,
];

export const tellsDelivery = (caller: Caller, left: number, sum: number): Phrases => [
  `Так, доставляємо ${caller.city.towards}: ${days(left)} у дорозі, ${hryvnias(sum)} за комплект. Яким перевізником вам зручніше?`,
  `Доставка ${caller.city.towards} коштує ${hryvnias(sum)} за чотири шини, строк: ${days(left)}. Надсилати на відділення чи адресу?`,
];

export const choosesWay: Phrases = [
  "Краще на відділення.",
  "Новою поштою, на відділення.",
  "А кур'єром до дверей можна?",
  "Мені зручніше на адресу, колеса важкі.",
];

export const confirmsWay: Phrases = [
  "Так, це можливо. Спосіб оберете під час оформлення.",
  "Звісно. Перевізник подзвонить за годину до прибуття.",
  "Без питань, позначимо це в замовленні.",
];

export const asksFree: Phrases = ["А безкоштовна доставка буває?", "Від якої суми доставка безкоштовна?"];
export const tellsFree: Phrases = [
  "Від десяти тисяч гривень доставка на відділення безкоштовна.",
  "Так, якщо замовлення понад десять тисяч гривень, доставку сплачуємо ми.",
];

export const asksInspection: Phrases = [
  "А оглянути шини перед оплатою дозволять?",
  "Чи можна відмовитися, якщо щось буде не так?",
];
export const tellsInspection: Phrases = [
  "Так, огляньте їх у відділенні. Якщо щось не так, відмовтеся, зворотну дорогу сплачуємо ми.",
  "Звісно: огляньте посилку на місці, і платіть лише тоді, коли все гаразд.",
];

export const asksSending: Phrases = ["Якщо замовити сьогодні, коли відправите?", "А коли відправлення?"];
export const tellsSending: Phrases = [
  "Замовлення до п'ятнадцятої відправляємо того самого дня.",
  "Сьогодні, якщо оформите до п'ятнадцятої, інакше завтра вранці.",
];

export const asksPickup = (caller: Caller): Phrases => [
  `А самовивіз ${caller.city.inside} є?`,
  `Чи можна забрати ${caller.firstName.feminine ? "самій" : "самому"}, без пошти?`,
];
export const tellsPickup = (caller: Caller, street: string): Phrases => [
  `Так, самовивіз безкоштовний: ${caller.city.name}, пункт на ${street}.`,
  `Авжеж, наш пункт ${caller.city.inside} на ${street}.`,
];
