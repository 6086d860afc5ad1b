import type { EventType } from "@calltape/shared";

/**
 * A table with one row per event of a type, made from that event alone. Each
 * column is read from a field of `data`, written `column: [field, type]`.
 */
interface RowProjection {
  readonly table: string;
  readonly columns: Readonly<Record<string, readonly [field: string, type: ColumnType]>>;
}

export type ColumnType =
  | "text"
  | "integer"
  | "boolean"
  | "double precision"
  | "timestamptz"
  | "jsonb"
  | "milliseconds";

const callTurns: RowProjection = {
  table: "call_turns",
  columns: {
    turn_number: ["turn", "integer"],
    speaker: ["speaker", "text"],
    content: ["content", "text"],
    source: ["source", "text"],
    started_at: ["started_at", "timestamptz"],
    interrupted: ["interrupted", "boolean"],
    language: ["language", "text"],
    stt_confidence: ["stt_confidence", "double precision"],
    stt_latency_ms: ["stt_latency_ms", "milliseconds"],
    eou_delay_ms: ["eou_delay_ms", "milliseconds"],
    llm_latency_ms: ["llm_latency_ms", "milliseconds"],
    tts_latency_ms: ["tts_latency_ms", "milliseconds"],
    total_response_latency_ms: ["total_response_latency_ms", "milliseconds"],
    stt_model: ["stt_model", "text"],
    llm_model: ["llm_model", "text"],
    tts_model: ["tts_model", "text"],
    metadata: ["metadata", "jsonb"],
  },
};

const callToolCalls: RowProjection = {
  table: "call_tool_calls",
  columns: {
    turn_number: ["turn", "integer"],
    tool_name: ["tool_name", "text"],
    tool_args: ["args", "jsonb"],
    tool_result: ["result", "jsonb"],
    duration_ms: ["duration_ms", "milliseconds"],
    success: ["success", "boolean"],
    error_type: ["error_type", "text"],
    error_message: ["error_message", "text"],
  },
};

/** Which table each event type adds a row to, beside `call_events`. */
const rowProjections: Record<EventType, RowProjection | "ignored"> = {
  "call.started": "ignored",
  "call.updated": "ignored",
  "turn.completed": callTurns,
  "tool.completed": callToolCalls,
  "error.raised": "ignored",
  "call.transferred": "ignored",
  "usage.recorded": "ignored",
  "call.ended": "ignored",
  "call.analyzed": "ignored",
};

/**
 * Whole numbers may come as `2.0`, and milliseconds with fractions; the tables
 * keep whole ones. The cast from numeric rounds.
 */
const isWhole = (type: ColumnType) => type === "milliseconds" || type === "integer";
const recordType = (type: ColumnType) => (isWhole(type) ? "numeric" : type);
const selected = (field: string, type: ColumnType) =>
  isWhole(type) ? `d."${field}"::integer` : `d."${field}"`;

const KEY = ["call_id", "event_id", "call_started_at"] as const;

const columnsOf = ({ columns }: RowProjection) =>
  `call_id, call_started_at, event_id, occurred_at, ${Object.keys(columns).join(", ")}`;

/** The rows that the events in `source` stand for. */
function rowsFrom(source: string, type: EventType, { columns }: RowProjection): string {
  const fields = Object.values(columns);
  return `
  SELECT e.call_id, e.call_started_at, e.event_id, e.occurred_at,
         ${fields.map(([field, columnType]) => selected(field, columnType)).join(", ")}
  FROM ${source} e,
       jsonb_to_record(e.data) AS d(${fields.map(([field, columnType]) => `"${field}" ${recordType(columnType)}`).join(", ")})
  WHERE e.type = '${type}'`;
}

/** The tables with a row for each event of a type. */
export const projected = (Object.entries(rowProjections) as [EventType, RowProjection | "ignored"][]).flatMap(
  ([type, projection]) => (projection === "ignored" ? [] : [{ type, projection }]),
);

/** Two statements that make one table agree with events, without its `WITH`; in this order. */
export interface RowRepair {
  /** Removes rows of calls in `keys` (call_id, call_started_at) that no event in `source` stands for as they are. */
  readonly removeWrong: string;
  /** Adds the rows that are missing then. */
  readonly addMissing: string;
}

/** For each projected table, how to mend it from the relations `source` and `keys`. What is right is not touched. */
export function rowRepairs(source: string, keys: string): readonly RowRepair[] {
  const same = KEY.map((column) => `w.${column} = t.${column}`).join(" AND ");
  return projected.map(({ type, projection }) => {
    const { table, columns } = projection;
    const wanted = `, wanted (${columnsOf(projection)}) AS (${rowsFrom(source, type, projection)}\n)`;
    const values = (of: string) =>
      ["occurred_at", ...Object.keys(columns)].map((column) => `${of}.${column}`).join(", ");
    return {
      removeWrong: `${wanted}
DELETE FROM ${table} t USING ${keys} k
WHERE t.call_id = k.call_id AND t.call_started_at = k.call_started_at
  AND NOT EXISTS (SELECT FROM wanted w WHERE ${same} AND (${values("w")}) IS NOT DISTINCT FROM (${values("t")}))`,
      addMissing: `${wanted}
INSERT INTO ${table} (${columnsOf(projection)})
SELECT ${columnsOf(projection)} FROM wanted w
WHERE NOT EXISTS (SELECT FROM ${table} t WHERE ${same})`,
    };
  });
}

/** How to read one table's rows as what their events said, and to write them anew. */
export interface RowRewrite {
  readonly type: EventType;
  /** Rows of calls in `keys` (call_id, call_started_at), as (call_id, call_started_at, event_id, data), without its `WITH`. */
  readonly read: string;
  /** Writes the rows that stand for the events in `source`, over those that are there. */
  readonly write: string;
}

/** For each projected table, how to rewrite its rows, also those whose events are gone. */
export function rowRewrites(source: string, keys: string): readonly RowRewrite[] {
  return projected.map(({ type, projection }) => {
    const { table, columns } = projection;
    const fields = Object.entries(columns).map(([column, [field]]) => `'${field}', t.${column}`);
    const names = Object.keys(columns);
    return {
      type,
      read: `
SELECT t.call_id, t.call_started_at, t.event_id, jsonb_build_object(${fields.join(", ")})::text AS data
FROM ${keys} k JOIN ${table} t ON t.call_id = k.call_id AND t.call_started_at = k.call_started_at`,
      write: `, wanted (${columnsOf(projection)}) AS (${rowsFrom(source, type, projection)}
)
UPDATE ${table} t SET ${names.map((name) => `${name} = w.${name}`).join(", ")}
FROM wanted w WHERE ${KEY.map((column) => `w.${column} = t.${column}`).join(" AND ")}`,
    };
  });
}
