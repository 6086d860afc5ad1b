import { remembering } from "../remembering.js";

/** What a key or a word beside a number says of it; `maybe` is a word of all kinds: номер, from, to. */
export type Meaning = "phone" | "maybe" | "id" | "amount" | "other" | undefined;

const phoneWords = new Set(
  (
    "phone phones telephone tel mobile cell cellphone msisdn ani dnis cli clid caller callee callerid calleridnum " +
    "calleridnumber callernumber dialed dialled dialing dialling e164 fax sms viber whatsapp wa telegram signal sip sips " +
    "pjsip iax2 dahdi did subscriber abonent hotline landline handset callback transferto"
  ).split(" "),
);

const phoneStems =
  /^(?:тел$|телеф|моб$|мобіл|мобил|вайбер|вібер|вотсап|ватсап|ватсапп|вацап|телеграм|абонент|факс|смс|дзвон|подзвон|передзвон|зателефон|звони|позвон|перезвон|набер|набир|набр|контакт)/;

const maybeWords = new Set(
  (
    "number num no nr nomer номер номеру номера номером номері from to dst src destination source target contact " +
    "call called dial user username login uri peer endpoint channel"
  ).split(" "),
);

const maybeStems = /^(?:дзвін|звонк|звонок)/;

/** With a link between them and the number: call me at 415 555 2671. */
export const callVerbs: ReadonlySet<string> = new Set(["call", "ring", "text", "dial", "reach", "phone"]);

/** Names of things that have numbers as long as a phone's, with a leading zero too. */
const idWords = new Set(
  (
    "id ids etag tag uuid guid uid order orders ord sku article art item items product products goods barcode ean ean13 gtin upc " +
    "isbn issn vin code codes ttn track tracking shipment parcel waybill invoice inv bill receipt transaction tx txn rrn " +
    "stan refund contract acc doc document ticket serial sn imei imsi iccid pid tid ppid fd lsn xid oid xmin rev hash sha " +
    "sha1 sha256 md5 commit trace traceid span spanid correlation token nonce cursor zip postal postcode edrpou inn " +
    "ipn tin iban bic mfo callid"
  ).split(" "),
);

const idStems =
  /^(?:замовл|заказ|арт$|артик|код(?:у|ом|и|ів|ы|ов)?$|штрих|товар|накладн|е?ттн$|посилк|посылк|відправл|отправл|рахун|счет|счёт|чек[ауі]?$|плат[іеё]ж|транзакц|договір|договор|інвойс|[іи][нп]н$|інн$|[єе]дрпоу|рнокпп|мфо$|індекс|индекс|квитанц|заявк|тікет|серія|серійн|партія|партии|ordernum)/;

/** What is measured or counted, or told by the clock; no such number begins with a zero. */
const amountWords = new Set(
  (
    "offset lag range line lines col column row rows page limit count counter total sum amount price cost qty quantity balance size " +
    "bytes len length width height capacity memory mem used rss heap ts time timestamp date datetime epoch created " +
    "updated started ended expires expiry ttl ms us ns sec secs second seconds min minutes duration elapsed latency delay " +
    "timeout took age uptime index idx pos position tokens lat lon lng latitude longitude seq sequence version ver build " +
    "revision"
  ).split(" "),
);

const amountStems = /^(?:ціна|цен[аыу]|вартіст|стоимост|сум[аиу]|залишок|остаток|баланс|кількіст|количеств)/;

/** What else has a number or a key that is none of a phone: `phone_event`, `caller_session`. */
const otherWords = new Set(
  (
    "key payment terminal account chat chatid case mac ip addr host hostname port request req requestid session sess shard partition " +
    "stream entry event message msg job task batch status error errno sqlstate http swift node worker process thread load"
  ).split(" "),
);

/** The meaning of one word, lower case. */
export function meaningOfWord(word: string): Meaning {
  if (phoneWords.has(word)) return "phone";
  if (maybeWords.has(word)) return "maybe";
  if (idWords.has(word)) return "id";
  if (amountWords.has(word)) return "amount";
  if (otherWords.has(word)) return "other";
  if (phoneStems.test(word)) return "phone";
  if (idStems.test(word)) return "id";
  if (amountStems.test(word)) return "amount";
  return maybeStems.test(word) ? "maybe" : undefined;
}

/** Asterisk's and SIP's names of the other end: caller_id, CallerIDNum, ConnectedLineNum. */
const callerKey = /(?:caller|callee|calling|connected_?line)[-_]?(?:id)?[-_]?(?:num|number)?$/i;

/**
 * The meaning of a whole key such as `callerPhone`, `phone_number_id`, `ORD-2026`: its last part that means something
 * decides, for `phone_id` is an id and `order_phone` is a phone; a caller's id alone is the caller's number, and two words that may be phones make one, `from_number`.
 */
export const meaningOfKey = remembering(readKey);

function readKey(key: string): Meaning {
  if (/^[a-zа-яіїєґё]+$/.test(key)) return meaningOfWord(key);
  const parts = key
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1_")
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u);
  if (callerKey.test(key)) return "phone";
  let maybe = 0;
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at] ?? "";
    const meaning = meaningOfWord(part) ?? meaningOfWord(part.replace(/\d+$/, ""));
    if (meaning === "maybe") maybe++;
    else if (meaning !== undefined) return meaning;
  }
  return maybe > 1 ? "phone" : maybe === 1 ? "maybe" : undefined;
}
