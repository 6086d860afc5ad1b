// node bench/log-line.mjs: what a log line costs, from the call to its bytes, without the writing. Build first.
import { Writable } from "node:stream";
import { plainLogger, rememberCaller } from "../packages/shared/dist/index.js";
import { createLogger } from "../packages/shared/dist/log/index.js";

const call_id = "019a1c2e-7b11-7234-8567-0242ac120002";
const stranger = "019a1c2e-7b11-7234-8567-0242ac120003";
rememberCaller(call_id, { phones: ["+380671234567"], names: ["Олена Коваленко"] });
const error = new Error("connect ECONNREFUSED 10.0.0.5:5432", { cause: new TypeError("no route") });
const tool = { tool: "search_tires", duration_ms: 312, success: true };
const text = "Мене цікавлять шини 205/55 R16, замовлення 1042";

/** @type {[name: string, level: "debug" | "info", event: string, fields: Record<string, unknown>][]} */
const lines = [
  ["below the level", "debug", "turn_completed", { call_id, turn: 3 }],
  ["a turn", "info", "turn_completed", { call_id: stranger, turn: 3, speaker: "bot" }],
  ["a tool", "info", "tool_completed", { call_id: stranger, request_id: "r-1042", ...tool }],
  [
    "a tool, in a call whose caller is known",
    "info",
    "tool_completed",
    { call_id, request_id: "r-1042", ...tool },
  ],
  ["a text of 47 characters", "info", "heard", { call_id: stranger, text }],
  ["the same, in a call whose caller is known", "info", "heard", { call_id, text }],
  ["an error with cause and stacks", "info", "store_failed", { call_id: stranger, error }],
];

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
for (const make of [plainLogger, createLogger]) {
  const logger = make({ component: "agent", level: "info", format: "json", stream: nowhere });
  console.log(make.name);
  for (const [name, level, event, fields] of lines) {
    const spent = best(() => logger[level](event, fields));
    console.log(`${spent.toFixed(2).padStart(8)} µs  ${name}`);
  }
}

/** Microseconds of processor time a run takes: the best of ten series, so that a busy machine counts for little. */
function best(/** @type {() => void} */ run) {
  const RUNS = 5_000;
  let least = Number.POSITIVE_INFINITY;
  for (let series = 0; series < 10; series++) {
    const before = process.cpuUsage();
    for (let i = 0; i < RUNS; i++) run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / RUNS);
  }
  return least;
}
