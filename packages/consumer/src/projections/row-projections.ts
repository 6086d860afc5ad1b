import { type DecodedEvent, type EventType, surveyJson } from "@calltape/shared";
import { copyRows } from "../db/copy.js";
import { COPY_NULL, copyText } from "../db/copy-text.js";
import type { PoolClient } from "../db/pool.js";

/**
 * A table with one row per event of a type, made from that event alone. Each
 * column is read from a field of `data`, written `column: [field, type]`.
 */
interface RowProjection {
  readonly table: string;
  readonly columns: Readonly<Record<string, readonly [field: string, type: ColumnType]>>;
}

type ColumnType =
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

function insertFrom(source: string, type: EventType, { table, columns }: RowProjection): string {
  const fields = Object.values(columns);
  return `
  INSERT INTO ${table} (call_id, call_started_at, event_id, occurred_at, ${Object.keys(columns).join(", ")})
  SELECT e.call_id, e.call_started_at, e.event_id, e.occurred_at,
         ${fields.map(([field, columnType]) => selected(field, columnType)).join(", ")}
  FROM ${source} e,
       jsonb_to_record(e.data) AS d(${fields.map(([field, columnType]) => `"${field}" ${recordType(columnType)}`).join(", ")})
  WHERE e.type = '${type}'`;
}

/**
 * One `WITH` clause per projected table, each led by a comma, that fills it from
 * the relation `source` (columns as in `call_events`). Static SQL: nothing in it comes from outside.
 */
export function rowProjectionClauses(source: string): string {
  const entries = Object.entries(rowProjections) as [EventType, RowProjection | "ignored"][];
  return entries
    .map(([type, projection]) =>
      projection === "ignored"
        ? ""
        : `, into_${projection.table} AS (${insertFrom(source, type, projection)}\n)`,
    )
    .join("");
}

/** A column's value as COPY reads it. What is JSON is taken from the text that came: no number is rounded by a double. */
type ColumnText = (value: unknown, field: string, dataJson: string) => string;

const rounded: ColumnText = (value) => String(Math.round(value as number));
const columnTexts: Readonly<Record<ColumnType, ColumnText>> = {
  text: (value) => copyText(value as string),
  integer: rounded,
  milliseconds: rounded,
  boolean: (value) => (value === true ? "t" : "f"),
  "double precision": (value) => String(value),
  timestamptz: (value) => value as string,
  jsonb: (_, field, dataJson) => copyText(surveyJson(dataJson, field).member),
};

interface CopyProjection {
  readonly type: EventType;
  readonly command: string;
  readonly columns: readonly (readonly [field: string, text: ColumnText])[];
}

const copyProjections = (Object.entries(rowProjections) as [EventType, RowProjection | "ignored"][]).flatMap(
  ([type, projection]): CopyProjection[] => {
    if (projection === "ignored") return [];
    const { table, columns } = projection;
    const names = `call_id, call_started_at, event_id, occurred_at, ${Object.keys(columns).join(", ")}`;
    const texts = Object.values(columns).map(
      ([field, columnType]) => [field, columnTexts[columnType]] as const,
    );
    return [{ type, command: `COPY ${table} (${names}) FROM STDIN`, columns: texts }];
  },
);

function copyRow({ event, dataJson, upcastJson }: DecodedEvent, { columns }: CopyProjection): string {
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  let row = `${event.call_id}\t${event.call_started_at}\t${event.id}\t${event.at}`;
  for (const [field, text] of columns) {
    const value = data[field];
    const isAbsent = value === undefined || value === null;
    row += `\t${isAbsent ? COPY_NULL : text(value, field, upcastJson ?? dataJson)}`;
  }
  return `${row}\n`;
}

/** Writes the rows that follow from each of these events alone, which are new. */
export async function copyRowProjections(client: PoolClient, events: readonly DecodedEvent[]): Promise<void> {
  for (const projection of copyProjections) {
    const rows = events.filter(({ event }) => event.type === projection.type);
    if (rows.length === 0) continue;
    await copyRows(client, projection.command, rows.map((decoded) => copyRow(decoded, projection)).join(""));
  }
}
