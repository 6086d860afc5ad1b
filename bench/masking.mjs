// node bench/masking.mjs: how long masking takes, on typical lines and on inputs made to be slow. Build first.
import { maskPersonalData } from "../packages/shared/dist/index.js";

const typical = [
  '{"timestamp":"2026-11-23T14:05:01.123Z","level":"info","component":"worker","event":"batch_committed","events":200,"duration_ms":35,"stream":"calltape:{0}:events","last_id":"1732380000000-0"}',
  '{"timestamp":"2026-11-23T14:05:01.123Z","level":"info","component":"agent","event":"tool_completed","call_id":"019a1c2e-7b11-7234-8567-0242ac120002","tool":"search_tires","duration_ms":312,"success":true}',
  '{"timestamp":"2026-11-23T14:05:01.123Z","level":"info","component":"agent","event":"call_started","call_id":"019a1c2e-7b11-7234-8567-0242ac120002","caller_phone":"+380671234567","direction":"inbound"}',
  '{"timestamp":"2026-11-23T14:05:02.481Z","level":"debug","component":"agent","event":"turn_completed","call_id":"019a1c2e-7b11-7234-8567-0242ac120002","text":"Мене цікавлять шини 205/55 R16, замовлення 1042"}',
  '{"timestamp":"2026-11-23T14:05:02.481Z","level":"debug","component":"agent","event":"turn_completed","call_id":"019a1c2e-7b11-7234-8567-0242ac120002","text":"Запишіть номер: нуль шістдесят сім сто двадцять три сорок п\'ять шістдесят сім"}',
  "Error: connect ECONNREFUSED 10.0.0.5:5432 at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16) attempt 3 of 5, next in 1000 ms, address redis://user:secret@host:6379/0 client 42",
];

const known = { phones: ["+380671234567"], names: ["Олена Коваленко"] };

for (const line of typical) {
  const alone = microseconds(() => maskPersonalData(line)).toFixed(2);
  const inCall = microseconds(() => maskPersonalData(line, known)).toFixed(2);
  console.log(
    `${alone.padStart(7)} µs, in a call ${inCall.padStart(7)} µs: ${line.length} characters, …${line.slice(70, 140)}…`,
  );
}

/** @type {Record<string, string>} */
const hostile = {
  digits: "1",
  zeros: "0",
  "digits apart": "1 ",
  "zeros apart": "0 ",
  "phone-like groups": "067 ",
  "card-like groups": "4111 ",
  "at signs": "@",
  "mailboxes without host": "a@",
  "mailboxes without end": "a.",
  "host without end": "a@a.",
  pluses: "+",
  "pluses and digits": "+3",
  brackets: "(",
  blanks: " ",
  dashes: "-",
  colons: "://",
  "colons and words": "://a:",
  "query parameters": "&a_",
  percents: "%",
  "escaped signs": "%40",
  backslashes: "\\",
  quotes: '"',
  "account numbers": "UA21",
  "hexadecimal words": "deadbeef-",
  "digit words": "сім ",
  "digit words in English": "seven ",
  letters: "а",
  capitals: "Аа ",
  "words of phones": "тел 1234567 ",
  "ends of ids": "9cc9-0043-",
  names: "Олена Коваленко ",
  "names in small letters": "олена коваленко ",
  initials: "О. ",
  "keys without values": 'name="',
  "escaped letters": "\\u041e",
  "masks that touch": "a***",
};

const SMALL = 50_000;
for (const [name, unit] of Object.entries(hostile)) {
  const [small, large] = best(unit.repeat(SMALL / unit.length), unit.repeat((SMALL * 2) / unit.length));
  const ratio = (large / small).toFixed(2);
  console.log(
    `${name.padEnd(24)} ${small.toFixed(1)} ms for ${SMALL}, ${large.toFixed(1)} ms for twice as many: ${ratio}`,
  );
}

/**
 * The median over 31 rounds of 2 000 calls, after a warm-up, of processor time: what else runs is no part of it.
 * @param {() => void} call
 */
function microseconds(call) {
  const rounds = [];
  for (let round = 0; round < 36; round++) {
    const start = process.cpuUsage();
    for (let times = 0; times < 2_000; times++) call();
    if (round >= 5) rounds.push(spent(start) / 2_000);
  }
  return rounds.sort((a, b) => a - b)[15] ?? Number.NaN;
}

/**
 * The least of nine rounds of each, in ms, in turns: what happens to the machine happens to both.
 * @param {string} small
 * @param {string} large
 * @returns {[number, number]}
 */
function best(small, large) {
  const rounds = Array.from({ length: 9 }, () => [once(small), once(large)]);
  const least = (/** @type {number} */ which) =>
    Math.min(...rounds.map((round) => round[which] ?? Number.NaN));
  return [least(0), least(1)];
}

/** @param {string} text */
function once(text) {
  const start = process.cpuUsage();
  maskPersonalData(text);
  return spent(start) / 1_000;
}

/** @param {NodeJS.CpuUsage} start */
function spent(start) {
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
