import { goodEvent, monthsFromNow, toolEvent, usageEvent, wireEvent } from "./wire-events.js";

export interface BadEvent {
  /** What is wrong with it. */
  readonly name: string;
  /** The reason it is to be set aside with, and what the message is to say. */
  readonly reason: string;
  readonly message: RegExp;
  /** The entry's one field, and its value. */
  readonly field?: string;
  readonly raw: string | Buffer;
}

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const turn = (data: string) => wireEvent("turn.completed", data);

const unreadable: readonly BadEvent[] = [
  {
    name: "an entry without the field",
    reason: "no_event_field",
    message: /`event`/,
    field: "events",
    raw: "",
  },
  { name: "no JSON", reason: "not_json", message: /not valid JSON/, raw: "{ this is no JSON" },
  { name: "an empty text", reason: "not_json", message: /not valid JSON/, raw: "" },
  { name: "no UTF-8", reason: "not_json", message: /not valid JSON/, raw: Buffer.from([0xff, 0, 0x80, 10]) },
  { name: "a JSON array", reason: "not_an_object", message: /not an object/, raw: "[1, 2]" },
  { name: "JSON null", reason: "not_an_object", message: /not an object/, raw: "null" },
  {
    name: "a megabyte",
    reason: "too_large",
    message: /at most 524288/,
    raw: toolEvent(`"${"x".repeat(2 ** 20)}"`),
  },
  { name: "10,000 levels", reason: "too_deep", message: /at most 100 is/, raw: toolEvent(nested(10_000)) },
  {
    name: "an unknown type",
    reason: "unknown_type",
    message: /"call\.paused"/,
    raw: wireEvent("call.paused", "{}"),
  },
  {
    ...{ name: "a newer version", reason: "newer_version", message: /version 2; .* up to 1/ },
    raw: goodEvent().replace('"v":1', '"v":2'),
  },
];

const invalid: readonly Omit<BadEvent, "reason">[] = [
  {
    ...{ name: "a field of a wrong type", message: /data\.turn must be integer/ },
    raw: turn('{"turn":"1","speaker":"bot","content":""}'),
  },
  {
    ...{ name: "a missing field", message: /property 'content'/ },
    raw: turn('{"turn":1,"speaker":"bot"}'),
  },
  { name: "no data", message: /property 'data'/, raw: goodEvent().replace(/,"data":.*$/, "}") },
  {
    name: "an id that is no UUID v7",
    message: /^.*: id /,
    raw: goodEvent().replace(/"id":"[^"]+"/, '"id":"1"'),
  },
  {
    ...{ name: "a duration of 1e400", message: /duration_ms must be number/ },
    raw: wireEvent("tool.completed", '{"tool_name":"t","duration_ms":1e400,"success":true}'),
  },
  { name: "a cost with 10 fraction digits", message: /data\.cost/, raw: usageEvent("0.0000000001") },
  { name: "a cost below nothing", message: /data\.cost/, raw: usageEvent("-1") },
  { name: "the year 0", message: /at is a day/, raw: goodEvent().replace(/"at":"\d{4}/, '"at":"0000') },
];

const elsewhere: readonly BadEvent[] = [
  {
    ...{
      name: "a start three years ago",
      reason: "month_out_of_range",
      message: /accepted are 24 months back/,
    },
    raw: goodEvent({ startedAt: monthsFromNow(-36) }),
  },
  {
    ...{ name: "a start in a year", reason: "month_out_of_range", message: /the call began in/ },
    raw: goodEvent({ startedAt: monthsFromNow(12) }),
  },
];

/** Nothing can be found wrong with these but by Postgres. */
const refused: readonly Omit<BadEvent, "reason">[] = [
  { name: "a number too large for Postgres", message: /overflow/, raw: toolEvent("[1e200000]") },
  {
    ...{ name: "a number too small for Postgres", message: /out of range/ },
    raw: turn('{"turn":1,"speaker":"bot","content":"","stt_confidence":1e-400}'),
  },
];

/** Every kind of event that cannot be stored. */
export const badEvents: readonly BadEvent[] = [
  ...unreadable,
  ...invalid.map((event) => ({ ...event, reason: "invalid" })),
  ...elsewhere,
  ...refused.map((event) => ({ ...event, reason: "refused_by_postgres" })),
];
