import { remembering } from "../remembering.js";

/** What a key says of its value. */
export const NO_KEY = 0;
/** `customer_name`, `ПІБ`: the name of a person. */
export const NAME_KEY = 1;
/** `customer`, `operator`: a person, perhaps by name; what is inside is about a person. */
export const PERSON_KEY = 2;
/** `name`: of a person or of a thing. */
export const ANY_NAME_KEY = 3;
/** `tool_name`, `city`, `voice`: surely no person. */
export const THING_KEY = 4;

const people =
  `customer caller client clients customers contact contacts recipient operator agent driver manager buyer sender receiver owner employee
  person subscriber patient passenger payer payee cardholder holder consignee author assignee speaker user member master technician consultant courier representative createdby assignedto signedby handledby requestedby orderedby calledby acceptedby answeredby
  клієнт клієнтка покупець оператор операторка менеджер менеджерка водій майстер отримувач отримувачка замовник замовниця абонент абонентка контакт консультант відправник платник власник кур'єр
  клиент клиентка покупатель получатель водитель мастер заказчик заказчица отправитель плательщик владелец курьер контактноелицо контактнаособа`.split(
    /\s+/,
  );
const parts =
  "callee connected full first last given family middle second sur pat father mother maiden nick person".split(
    " ",
  );
const nameKeys = new Set(
  `fullname firstname lastname surname givenname familyname middlename patronymic fname lname fio pib
  піб фіо фио ім'я імя имя прізвище фамилия побатькові отчество прізвищетаім'я прізвищеім'я фамилияимя имяифамилия ім'ятапрізвище contactperson personname nameofcustomer
  ім'яклієнта імяклиента имяклиента ім'япокупця имяпокупателя ім'яотримувача имяполучателя піботримувача фиополучателя пібклієнта фиоклиента прізвищеклієнта фамилияклиента`.split(
    /\s+/,
  ),
);
const personKeys = new Set(people);
const things = new Set(
  `city town street address addr region district place location area country oblast settlement locality warehouse branch city_ref voice voiceid model brand make car vehicle tyre tire product item sku
  tool function method class file path host hostname server service queue topic tenant scenario campaign event type kind status state level component module package image container pod
  node worker job task step stage metric label key column table database db schema index field query url uri host endpoint route error code reason provider engine language locale timezone title subject
  місто вулиця адреса область район модель марка бренд товар магазин склад відділення місто_доставки город улица адрес голос сценарій кампанія черга послуга сервіс сценарий кампания очередь
  username login nickname`.split(/\s+/),
);
const persons = [...parts, ...people];

/** What a key, `customerName`, `customer_name` or `ПІБ`, says of its value. */
export const nameKeyOf = remembering(kindOf);

function kindOf(key: string): number {
  const word = key.toLowerCase().replace(/[_\s-]+/g, "");
  if (word === "name" || word === "names") return ANY_NAME_KEY;
  if (nameKeys.has(word)) return NAME_KEY;
  if (personKeys.has(word)) return PERSON_KEY;
  if (things.has(word)) return THING_KEY;
  if (word.endsWith("name")) {
    const owner = word.slice(0, -4);
    if (owner === "display") return ANY_NAME_KEY;
    // CallerIDName, connected_line_name
    const person = owner.replace(/(?:id|line)$/, "");
    return person !== "user" && persons.some((known) => person.endsWith(known)) ? NAME_KEY : THING_KEY;
  }
  return NO_KEY;
}
