import { randomBytes } from "node:crypto";

/** Events as text, as a producer of another language would write them: `data` exactly as it is given. */

const uuid = (version: string) => {
  const hex = randomBytes(16).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** The middle of a month, `offset` months from now. */
export function monthsFromNow(offset: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 15));
}

export interface WireFields {
  readonly callId?: string;
  readonly startedAt?: Date;
}

/** One event of a type with the text of its data; of a call of its own unless one is named. */
export function wireEvent(
  type: string,
  data: string,
  { callId, startedAt = monthsFromNow(0) }: WireFields = {},
): string {
  const at = `"${startedAt.toISOString()}"`;
  const ids = `"id":"${uuid("7")}","call_id":"${callId ?? uuid("7")}"`;
  return `{"v":1,${ids},"type":"${type}","call_started_at":${at},"at":${at},"data":${data}}`;
}

/** An event nothing is wrong with. */
export function goodEvent(fields: WireFields = {}): string {
  return wireEvent("turn.completed", '{"turn":1,"speaker":"customer","content":"Добрий день"}', fields);
}

/** A tool call whose arguments are this text. */
export function toolEvent(args: string): string {
  return wireEvent("tool.completed", `{"tool_name":"t","duration_ms":1,"success":true,"args":${args}}`);
}

export function usageEvent(cost: string, fields: WireFields = {}): string {
  return wireEvent("usage.recorded", `{"component":"llm","cost":"${cost}"}`, fields);
}

export function idOf(event: string): string {
  return (JSON.parse(event) as { id: string }).id;
}
