import { type EventType, isEventType } from "@calltape/shared";
import type { Pool } from "../db/pool.js";
import { type CallOverview, OVERVIEW_COLUMNS } from "./call-overview.js";

/** All that is stored of a call itself. */
export interface CallRecord extends CallOverview {
  readonly customer_name: string | null;
  readonly channel: string | null;
  readonly provider_call_id: string | null;
  readonly language: string | null;
  readonly agent_version: string | null;
  readonly answered_at: Date | null;
  readonly end_detail: string | null;
  readonly result: string | null;
  readonly transferred_to_operator: boolean;
  readonly transfer_reason: string | null;
  readonly transfer_result: string | null;
  readonly cost_stt: string;
  readonly cost_llm: string;
  readonly cost_tts: string;
  readonly cost_telephony: string;
  readonly cost_other: string;
  readonly quality_score: number | null;
  readonly event_count: number;
  readonly expected_event_count: number | null;
}

/** Something that happened in a call. */
export interface StoryEvent {
  readonly type: EventType;
  readonly occurred_at: Date;
  readonly seq: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface CallStory {
  readonly call: CallRecord;
  readonly events: readonly StoryEvent[];
  /** Numbers that are missing from its tape; not known where its events are gone. */
  readonly missingSeqs: readonly number[] | undefined;
  /** Whether its events are there; once they are gone, what is left of them are turns and tools. */
  readonly hasEvents: boolean;
}

const CALL = `
SELECT ${OVERVIEW_COLUMNS}, c.customer_name, c.channel, c.provider_call_id, c.language, c.agent_version,
       c.answered_at, c.end_detail, c.result, c.transferred_to_operator, c.transfer_reason, c.transfer_result,
       c.cost_stt, c.cost_llm, c.cost_tts, c.cost_telephony, c.cost_other, c.quality_score,
       c.event_count, c.expected_event_count
FROM calls c WHERE c.id = $1 ORDER BY c.started_at DESC LIMIT 1`;

const EVENTS = `
SELECT type, occurred_at, seq, data FROM call_events
WHERE call_id = $1 AND call_started_at = $2 ORDER BY occurred_at, seq, event_id`;

/** What is left of a call's events when these were kept for a shorter time. */
const REMAINS = `
SELECT 'turn.completed' AS type, occurred_at, NULL::integer AS seq, event_id,
       to_jsonb(t) - '{call_id,call_started_at,event_id,occurred_at,turn_number}'::text[]
         || jsonb_build_object('turn', turn_number) AS data
FROM call_turns t WHERE call_id = $1 AND call_started_at = $2
UNION ALL
SELECT 'tool.completed', occurred_at, NULL, event_id,
       jsonb_build_object('tool_name', tool_name, 'duration_ms', duration_ms, 'success', success,
                          'args', tool_args, 'result', tool_result, 'error_type', error_type,
                          'error_message', error_message, 'turn', turn_number)
FROM call_tool_calls WHERE call_id = $1 AND call_started_at = $2
ORDER BY occurred_at, event_id`;

interface EventRow extends Omit<StoryEvent, "type"> {
  readonly type: string;
}

/** One call's whole story, in order; `undefined` if there is no such call. */
export async function readCall(pool: Pool, id: string): Promise<CallStory | undefined> {
  const [call] = (await pool.query<CallRecord>(CALL, [id])).rows;
  if (call === undefined) return undefined;
  const key = [id, call.started_at];
  const events = (await pool.query<EventRow>(EVENTS, key)).rows;
  if (events.length === 0) {
    const remains = (await pool.query<EventRow>(REMAINS, key)).rows;
    return { call, events: known(remains), missingSeqs: undefined, hasEvents: false };
  }
  const missing = await pool.query<{ seq: number }>("SELECT calltape_missing_seqs($1, $2) AS seq", key);
  return { call, events: known(events), missingSeqs: missing.rows.map(({ seq }) => seq), hasEvents: true };
}

function known(rows: readonly EventRow[]): readonly StoryEvent[] {
  return rows.flatMap(({ type, ...row }) => (isEventType(type) ? [{ type, ...row }] : []));
}
