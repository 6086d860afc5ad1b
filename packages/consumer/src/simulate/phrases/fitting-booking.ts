import type { Caller } from "../callers.js";
import { capitalised, hryvnias } from "../ukrainian.js";
import type { Phrases } from "./common.js";

/** «О» becomes «об» before a vowel: об одинадцятій. */
const at = (time: string) => `${time.startsWith("11") ? "об" : "о"} ${time}`;

export const wantsFitting = (caller: Caller): Phrases => [
  `Хочу записатися на шиномонтаж, ${caller.car.accusative} треба перевзути.`,
  "Можна записатися на заміну шин?",
  `Хочу перевзути автомобіль ${caller.city.inside}, коли є вільний час?`,
  "Скажіть, на цей тиждень ще є запис на монтаж?",
];

export const asksWhere: Phrases = ["У якому місті вам зручно?", "Підкажіть, у якому ви місті?"];
export const tellsWhere = (caller: Caller): Phrases => [
  `${caller.city.name}.`,
  `Я зараз ${caller.city.inside}.`,
  `Найкраще було б ${caller.city.inside}.`,
];

export const asksCar: Phrases = ["Яке у вас авто й розмір шин?", "Підкажіть марку машини та розмір коліс."];
export const tellsCar = (caller: Caller): Phrases => [
  `${caller.car.name}, ${caller.car.size.text}.`,
  `${caller.car.name}, колеса на ${caller.car.size.rim}.`,
  `Машина ${caller.car.name}, розмір ${caller.car.size.spoken}.`,
];

export const asksWhen: Phrases = ["На який день вас записати?", "Коли вам було б зручно приїхати?"];
/** As spoken after «записати на», and as the booking system names them. */
export const visitDays = [
  { spoken: "завтра", code: "tomorrow" },
  { spoken: "післязавтра", code: "in_two_days" },
  { spoken: "середу", code: "wednesday" },
  { spoken: "четвер", code: "thursday" },
  { spoken: "п'ятницю", code: "friday" },
  { spoken: "суботу", code: "saturday" },
] as const;
export const visitTimes: Phrases = ["8:30", "9:00", "10:30", "11:15", "13:00", "14:30", "16:00", "17:45"];
export const tellsWhen = (day: string, time: string): Phrases => [
  `Давайте на ${day}, десь ${at(time)}.`,
  `На ${day}, якщо можна, ${at(time)}.`,
  `Мені підходить запис на ${day}, ${time}.`,
];

export const slotTaken = (day: string, time: string, other: string): Phrases => [
  `На жаль, на ${day} ${at(time)} вже зайнято. Є вільний час ${at(other)}. Підійде?`,
  `${capitalised(at(time))} місць немає, найближчий вільний час — ${other}. Записати?`,
];
export const takesOther: Phrases = [
  "Так, підійде.",
  "Добре, записуйте.",
  "Ну хай буде так.",
  "Гаразд, мені зручно.",
];

export const booked = (caller: Caller, day: string, time: string, street: string): Phrases => [
  `Готово, ${caller.firstName.vocative}: записала вас на ${day}, ${time}. Наш шиномонтаж ${caller.city.inside} — на ${street}.`,
  `Є запис на ${day}, ${time}. Чекаємо на вас, ${caller.firstName.vocative}: ${caller.city.name}, шиномонтаж на ${street}.`,
];

export const asksPrice: Phrases = ["А скільки це коштуватиме?", "Яка буде ціна за чотири колеса?"];
export const tellsPrice = (sum: number): Phrases => [
  `За чотири колеса з балансуванням: ${hryvnias(sum)}.`,
  `Комплекс для вашого розміру: ${hryvnias(sum)}, балансування входить.`,
];

export const asksDuration: Phrases = ["Скільки часу це займе?", "Довго доведеться чекати?"];
export const tellsDuration: Phrases = [
  "Зазвичай сорок–п'ятдесят хвилин, є зала очікування з кавою.",
  "До години, якщо диски рівні.",
];
