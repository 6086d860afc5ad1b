import type { Caller } from "../callers.js";
import type { Offer } from "../catalogue/search-tyres.js";
import type { Season } from "../catalogue/seasons.js";
import { hryvnias, listed, pieces, variantCount } from "../ukrainian.js";
import type { Phrases } from "./common.js";

/** The caller says at once season and size. */
export const wantsAll = (season: Season, caller: Caller): Phrases => [
  `Шукаю ${season.nominative} шини ${caller.car.size.text}, ${season.because}.`,
  `Мені потрібні ${season.nominative} шини на ${caller.car.accusative}, розмір ${caller.car.size.text}.`,
  `У вас є ${season.nominative} шини ${caller.car.size.text}?`,
  `Скільки коштує комплект ${season.genitive} шин? Розмір ${caller.car.size.spoken}.`,
  `Підкажіть, що є з ${season.genitive} на ${caller.car.accusative}, ${caller.car.size.text}.`,
];

export const wantsForCar = (season: Season, caller: Caller): Phrases => [
  `Хочу підібрати ${season.nominative} шини на ${caller.car.accusative}.`,
  `Потрібна гума на ${caller.car.accusative}, ${season.nominative} шини, ${season.because}.`,
  `Цікавлять ${season.nominative} шини на ${caller.car.accusative}.`,
  `Треба комплект ${season.genitive} шин на ${caller.car.accusative}, що порадите?`,
];

export const wantsSize = (caller: Caller): Phrases => [
  `Цікавлять шини ${caller.car.size.text}.`,
  `Хочу купити шини, розмір ${caller.car.size.spoken}.`,
  `Потрібні шини на ${caller.car.accusative}, ${caller.car.size.text}.`,
];

export const asksSize: Phrases = [
  "Який розмір вам потрібен? Його написано на боковині шини.",
  "Підкажіть, будь ласка, типорозмір шин.",
  "А який розмір стоїть зараз?",
];

export const tellsSize = (caller: Caller): Phrases => [
  `${caller.car.size.text}.`,
  `Зараз гляну… ${caller.car.size.text}.`,
  `У техпаспорті написано ${caller.car.size.text}.`,
  `Здається, ${caller.car.size.spoken}.`,
];

export const asksSeason: Phrases = [
  "Вам потрібні зимові, літні чи всесезонні шини?",
  "На який сезон підбираємо: зима, літо чи всесезонні?",
];

export const tellsSeason = (season: Season): Phrases => [
  `Мабуть, ${season.nominative}, ${season.because}.`,
  `Тільки ${season.nominative}.`,
  `Давайте ${season.nominative}.`,
];

export const asksBrand: Phrases = [
  "Чи маєте побажання щодо виробника або бюджету?",
  "Розглядаєте якийсь конкретний бренд?",
  "На який виробник орієнтуєтеся?",
];

export const wantsBrand = (brand: string): Phrases => [
  `Хотілося б ${brand}, якщо є.`,
  `Раніше на машині були ${brand}, сподобалися.`,
  `Мені радили ${brand}.`,
];

export const anyBrand: Phrases = [
  "Та не принципово, аби надійні.",
  "Щось середнє за ціною.",
  "Головне, щоб недорогі й нешумні.",
  "Порадьте самі, я не дуже розбираюся.",
];

const offerList = (offers: readonly Offer[]) =>
  listed(offers.map(({ name, price }) => `${name} за ${hryvnias(price)}`));

export const offersTyres = (offers: readonly Offer[], season: Season): Phrases => [
  `Є ${variantCount[offers.length] ?? ""} ${season.genitive} шин: ${offerList(offers)}. Ціна за одну шину. Який варіант вам ближчий?`,
  `Знайшла ${variantCount[offers.length] ?? ""}: ${offerList(offers)} за штуку. Що обираєте?`,
  `У наявності ${listed(offers.map(({ name }) => name))}. Найдешевші коштують ${hryvnias(offers[0]?.price ?? 0)} за шину, найдорожчі — ${hryvnias(offers.at(-1)?.price ?? 0)}. Які вам подобаються?`,
];

export const nothingFound = (season: Season, caller: Caller): Phrases => [
  `На жаль, ${season.genitive} шин ${caller.car.size.text} зараз немає. Повідомити вас, коли з'являться?`,
  `Саме такого розміру зараз немає, постачання очікуємо за тиждень. Передзвонити вам, щойно приїдуть?`,
];

export const asksStock = (offer: Offer): Phrases => [
  `А ${offer.name} точно є в наявності?`,
  `Скільки у вас лишилося ${offer.name}?`,
  `А комплект ${offer.name} забрати можна вже сьогодні?`,
];

export const tellsStock = (offer: Offer, inStore: number, inside: string): Phrases => [
  `Так, ${offer.name} є, ${inside} доступно ${pieces(inStore)}.`,
  `Зараз ${inside} є ${pieces(inStore)}, можемо відкласти.`,
];

export const asksCountry = (offer: Offer): Phrases => [
  `Де роблять ${offer.name}?`,
  `А ${offer.name} — це чиє виробництво?`,
];

export const tellsCountry = (offer: Offer): Phrases => [
  `Країна виробництва — ${offer.country}, шини цьогорічні.`,
  `${offer.name}: країна виробництва — ${offer.country}.`,
];

export const asksNoise: Phrases = ["А вони не шумні?", "Чи сильно вони гудять на трасі?"];
export const tellsNoise: Phrases = [
  "За європейським маркуванням це 70–71 децибел, тобто середній рівень, у салоні майже не чутно.",
  "Ні, за відгуками вони досить тихі, клас шуму B.",
];

export const asksDifference = (cheap: Offer, dear: Offer): Phrases => [
  `А чим ${dear.name} кращі, ніж ${cheap.name}?`,
  `Чи варто переплачувати за ${dear.name}?`,
];

export const tellsDifference = (cheap: Offer, dear: Offer): Phrases => [
  `${dear.name} мають коротший гальмівний шлях і довше ходять, а ${cheap.name} вигідніші, якщо їздите небагато.`,
  `Різниця передусім у ресурсі: ${dear.name} зазвичай служать на один-два сезони довше.`,
];

export const takes = (offer: Offer, count: string): Phrases => [
  `Беру ${offer.name}, ${count}.`,
  `Тоді зупинімося на ${offer.name}. Потрібно: ${count}.`,
  `Давайте ${offer.name}.`,
];

export const confirmsOrder = (offer: Offer, count: string, sum: number): Phrases => [
  `Гаразд: ${offer.name}, ${count}, разом ${hryvnias(sum)}. Оформлюємо?`,
  `Отже, ${offer.name}, ${count}. Сума — ${hryvnias(sum)}. Усе правильно?`,
];

export const agrees: Phrases = [
  "Так, оформлюйте.",
  "Так, усе правильно.",
  "Добре, домовилися.",
  "Угу, беремо.",
];

export const asksCity: Phrases = ["У якому місті вам зручно отримати шини?", "Куди доставити замовлення?"];
export const tellsCity = (caller: Caller): Phrases => [
  `${caller.city.name}, на відділення пошти.`,
  `Мені треба ${caller.city.towards}.`,
  `Можна самовивіз ${caller.city.inside}?`,
];

export const orderMade = (caller: Caller, order: string, when: string): Phrases => [
  `Готово, ${caller.firstName.vocative}! Номер замовлення ${order}. Шини будуть ${caller.city.inside} ${when}.`,
  `Дякую, ${caller.firstName.vocative}. Замовлення ${order} прийнято, чекайте на повідомлення. Отримаєте його ${when}.`,
];

export const thinks: Phrases = [
  "Дякую, мені треба ще подумати.",
  "Зрозуміло, пораджуся вдома й передзвоню.",
  "Ясно. Порівняю ціни й наберу вас.",
];

export const letsThink: Phrases = [
  "Звісно, ціна дійсна до кінця тижня.",
  "Добре. Якщо виникнуть запитання, телефонуйте.",
];
