import type { CallEvent, EventData } from "@calltape/shared";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { ClientBase } from "pg";

const EVENT = `INSERT INTO call_events (event_id, call_id, call_started_at, type, schema_version, seq, occurred_at, tenant, request_id, trace_id, data)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`;

const TURN = `INSERT INTO call_turns (call_id, call_started_at, event_id, occurred_at, turn_number, speaker, content, source,
  interrupted, language, stt_confidence, stt_latency_ms, eou_delay_ms, llm_latency_ms, tts_latency_ms,
  total_response_latency_ms, stt_model, llm_model, tts_model)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;

const TOOL = `INSERT INTO call_tool_calls (call_id, call_started_at, event_id, occurred_at, turn_number, tool_name, tool_args, tool_result, duration_ms, success, error_type, error_message)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const CALL = `INSERT INTO calls AS c (id, started_at, tenant, direction, caller_phone, called_number, channel, language, agent_version,
  scenario, customer_id, ended_at, end_reason, outcome, turn_count, tool_call_count, tool_error_count, error_count,
  cost_stt, cost_llm, cost_tts, cost_telephony, transferred_to_operator, event_count)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1)
ON CONFLICT (id, started_at) DO UPDATE SET
  direction = coalesce(excluded.direction, c.direction), caller_phone = coalesce(excluded.caller_phone, c.caller_phone),
  called_number = coalesce(excluded.called_number, c.called_number), channel = coalesce(excluded.channel, c.channel),
  language = coalesce(excluded.language, c.language), agent_version = coalesce(excluded.agent_version, c.agent_version),
  scenario = coalesce(excluded.scenario, c.scenario), customer_id = coalesce(excluded.customer_id, c.customer_id),
  ended_at = coalesce(excluded.ended_at, c.ended_at), end_reason = coalesce(excluded.end_reason, c.end_reason),
  outcome = coalesce(excluded.outcome, c.outcome), turn_count = c.turn_count + excluded.turn_count,
  tool_call_count = c.tool_call_count + excluded.tool_call_count,
  tool_error_count = c.tool_error_count + excluded.tool_error_count,
  error_count = c.error_count + excluded.error_count, cost_stt = c.cost_stt + excluded.cost_stt,
  cost_llm = c.cost_llm + excluded.cost_llm, cost_tts = c.cost_tts + excluded.cost_tts,
  cost_telephony = c.cost_telephony + excluded.cost_telephony,
  transferred_to_operator = c.transferred_to_operator OR excluded.transferred_to_operator,
  event_count = c.event_count + 1, updated_at = now()`;

const CUSTOMER = `INSERT INTO customers AS c (id, phone, total_calls, first_call_at, last_call_at)
VALUES (gen_random_uuid(), $1, 1, $2, $2)
ON CONFLICT (tenant, phone) DO UPDATE SET total_calls = c.total_calls + 1, updated_at = now(),
  first_call_at = least(c.first_call_at, excluded.first_call_at), last_call_at = greatest(c.last_call_at, excluded.last_call_at)
RETURNING id`;

/** Named, so that Postgres parses each once a connection, as node-postgres recommends for what runs often. */
const run = (client: ClientBase, name: string, text: string, values: unknown[]) =>
  client.query({ name, text, values });

/**
 * Stores one event in a transaction of its own, as one writes it who has not
 * thought of batches: the event, its row, the call, the customer.
 */
export async function storeEvent(client: ClientBase, event: CallEvent): Promise<void> {
  await client.query("BEGIN");
  try {
    const { call_id, call_started_at, id, type, v, at } = event;
    const envelope = [id, call_id, call_started_at, type, v, event.seq, at, event.tenant ?? ""];
    const data = JSON.stringify(event.data);
    const values = [...envelope, event.request_id, event.trace_id, data];
    const { rowCount } = await run(client, "event", EVENT, values);
    if (rowCount === 1) await storeEffects(client, event);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function storeEffects(client: ClientBase, event: CallEvent): Promise<void> {
  const key = [event.call_id, event.call_started_at, event.id, event.at];
  if (event.type === "turn.completed") await run(client, "turn", TURN, [...key, ...turnValues(event.data)]);
  if (event.type === "tool.completed") await run(client, "tool", TOOL, [...key, ...toolValues(event.data)]);
  const customerId = event.type === "call.started" ? await storeCustomer(client, event) : undefined;
  await run(client, "call", CALL, callValues(event, customerId));
}

async function storeCustomer(
  client: ClientBase,
  { data, call_started_at }: Extract<CallEvent, { type: "call.started" }>,
): Promise<string | undefined> {
  const number = data.direction === "inbound" ? data.caller_phone : data.called_number;
  const phone = parsePhoneNumberFromString(number ?? "", "UA");
  if (phone?.isPossible() !== true) return undefined;
  const { rows } = await run(client, "customer", CUSTOMER, [phone.number, call_started_at]);
  return (rows as { id: string }[])[0]?.id;
}

const round = (value: number | null | undefined) => (typeof value === "number" ? Math.round(value) : null);
const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

function turnValues(data: EventData<"turn.completed">): unknown[] {
  return [
    ...[data.turn, data.speaker, data.content, data.source, data.interrupted, data.language],
    ...[
      data.stt_confidence,
      round(data.stt_latency_ms),
      round(data.eou_delay_ms),
      round(data.llm_latency_ms),
    ],
    ...[round(data.tts_latency_ms), round(data.total_response_latency_ms)],
    ...[data.stt_model, data.llm_model, data.tts_model],
  ];
}

function toolValues(data: EventData<"tool.completed">): unknown[] {
  const { turn, tool_name, duration_ms, success, error_type, error_message } = data;
  const body = [json(data.args), json(data.result)];
  return [turn, tool_name, ...body, round(duration_ms), success, error_type, error_message];
}

function callValues(event: CallEvent, customerId: string | undefined): unknown[] {
  const facts: Partial<EventData<"call.updated">> =
    event.type === "call.started" || event.type === "call.updated" ? event.data : {};
  const end: Partial<EventData<"call.ended">> = event.type === "call.ended" ? event.data : {};
  const cost = (component: string) =>
    event.type === "usage.recorded" && event.data.component === component ? event.data.cost : "0";
  const count = (is: boolean) => Number(is);
  return [
    ...[event.call_id, event.call_started_at, event.tenant ?? "", facts.direction, facts.caller_phone],
    ...[facts.called_number, facts.channel, facts.language, facts.agent_version],
    ...[facts.scenario ?? end.scenario, customerId, event.type === "call.ended" ? event.at : null],
    ...[end.end_reason, end.outcome, count(event.type === "turn.completed")],
    count(event.type === "tool.completed"),
    count(event.type === "tool.completed" && !event.data.success),
    count(event.type === "error.raised"),
    ...[cost("stt"), cost("llm"), cost("tts"), cost("telephony")],
    event.type === "call.transferred" && event.data.result === "succeeded",
  ];
}
