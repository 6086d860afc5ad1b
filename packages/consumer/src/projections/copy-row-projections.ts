import { type DecodedEvent, type EventType, surveyJson } from "@calltape/shared";
import { copyRows } from "../db/copy.js";
import { COPY_NULL, copyText } from "../db/copy-text.js";
import type { PoolClient } from "../db/pool.js";
import { type ColumnType, projected } from "./row-projections.js";

/** A column's value as COPY reads it. What is JSON is taken from the text that came: no number is rounded by a double. */
type ColumnText = (value: unknown, field: string, dataJson: string) => string;

const rounded: ColumnText = (value) => String(Math.round(value as number));
const asItCame: ColumnText = (_, field, dataJson) => copyText(surveyJson(dataJson, field).member);
/** What JSON.parse takes for zero may be a number too small for a double: that is for Postgres to refuse. */
const double: ColumnText = (value, ...from) => (value === 0 ? asItCame(value, ...from) : String(value));
const columnTexts: Readonly<Record<ColumnType, ColumnText>> = {
  text: (value) => copyText(value as string),
  integer: rounded,
  milliseconds: rounded,
  boolean: (value) => (value === true ? "t" : "f"),
  "double precision": double,
  timestamptz: (value) => value as string,
  jsonb: asItCame,
};

interface CopyProjection {
  readonly type: EventType;
  readonly command: string;
  readonly columns: readonly (readonly [field: string, text: ColumnText])[];
}

const copyProjections = projected.map(({ type, projection: { table, columns } }): CopyProjection => {
  const names = `call_id, call_started_at, event_id, occurred_at, ${Object.keys(columns).join(", ")}`;
  const texts = Object.values(columns).map(
    ([field, columnType]) => [field, columnTexts[columnType]] as const,
  );
  return { type, command: `COPY ${table} (${names}) FROM STDIN`, columns: texts };
});

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
