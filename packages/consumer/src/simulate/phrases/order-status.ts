import type { Caller } from "../callers.js";
import { days, hryvnias } from "../ukrainian.js";
import type { Phrases } from "./common.js";
import type { Question } from "./questions.js";

export const asksOrder = (caller: Caller): Phrases => {
  const ordered = caller.firstName.feminine ? "замовляла" : "замовляв";
  return [
    `Я ${ordered} у вас шини, хочу дізнатися, де вони.`,
    "Підкажіть, будь ласка, статус мого замовлення.",
    `Коли вже приїде моє замовлення? Я ${ordered} шини на ${caller.car.accusative}.`,
    "Хочу запитати, чи відправили мої шини.",
  ];
};

export const asksNumber: Phrases = [
  "Назвіть, будь ласка, номер замовлення.",
  "Підкажіть номер замовлення, він є в повідомленні.",
];

export const tellsNumber = (order: string): Phrases => [
  `${order}.`,
  `Зараз знайду… ось: ${order}.`,
  `Номер ${order}.`,
  `Так, записуйте: ${order}.`,
];

export interface OrderFacts {
  readonly order: string;
  readonly city: Caller["city"];
  readonly left: number;
  readonly sum: number;
}

export const statuses = ["packing", "on_the_way", "arrived", "awaiting_payment"] as const;
export type OrderStatus = (typeof statuses)[number];

export const tellsStatus: Readonly<Record<OrderStatus, (facts: OrderFacts) => Phrases>> = {
  packing: ({ order, city, left }) => [
    `Замовлення ${order} комплектують на складі. Відправимо його ${city.towards} сьогодні, у дорозі ${days(left)}.`,
    `Бачу: замовлення ${order} збирають. Орієнтовний строк доставки ${city.towards} — ${days(left)}.`,
  ],
  on_the_way: ({ order, city, left }) => [
    `Замовлення ${order} вже їде ${city.towards}, прибуде за ${days(left)}.`,
    `Посилку відправлено, вона прямує ${city.towards}. Орієнтовно прибуде за ${days(left)}.`,
  ],
  arrived: ({ order, city }) => [
    `Гарна новина: замовлення ${order} вже чекає на вас ${city.inside}. Зберігання безкоштовне п'ять днів.`,
    `Замовлення ${order} прибуло: воно чекає на пошті, ${city.inside}. Можна забирати.`,
  ],
  awaiting_payment: ({ order, sum }) => [
    `Замовлення ${order} чекає на оплату. До сплати: ${hryvnias(sum)}.`,
    `Бачу замовлення ${order}, але оплата ще не надійшла. Сума: ${hryvnias(sum)}.`,
  ],
};

/** What the caller asks then, and what the bot answers to it. */
export const followUps: Readonly<Record<OrderStatus, readonly [Question, Question]>> = {
  packing: [
    { asked: "А можна якось швидше?", answered: "Ставлю позначку «терміново», склад візьме його першим." },
    {
      asked: "Чому так довго?",
      answered: "Перепрошую за очікування: зараз сезон, але сьогодні точно відправимо.",
    },
  ],
  on_the_way: [
    { asked: "А номер накладної можна?", answered: "Щойно надіслала вам номер накладної в повідомленні." },
    { asked: "Мені прийде повідомлення?", answered: "Так, воно прийде, щойно посилка буде у відділенні." },
  ],
  arrived: [
    { asked: "Що треба мати із собою?", answered: "Потрібен лише телефон із номером замовлення." },
    {
      asked: "А перевірити шини на місці можна?",
      answered: "Так, огляньте шини перед оплатою, це безкоштовно.",
    },
  ],
  awaiting_payment: [
    { asked: "Як я можу сплатити?", answered: "Надіслала вам посилання на оплату, воно дійсне добу." },
    {
      asked: "А можна сплатити при отриманні?",
      answered: "Так, змінила спосіб на післяплату, доплачувати зараз не треба.",
    },
  ],
};

export const notFound = (order: string): Phrases => [
  `Замовлення ${order} не знаходжу. Перевірте, будь ласка, номер.`,
  `За номером ${order} нічого немає. Можливо, помилилися в цифрі?`,
];

export const correctsNumber = (order: string): Phrases => [
  `Ой, вибачте, ${order}.`,
  `Зараз… ні, ось правильний: ${order}.`,
];
