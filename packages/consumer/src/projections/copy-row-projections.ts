import { type DecodedEvent, type EventType, surveyJson } from "@calltape/shared";
import { copyRows } from "../db/copy.js";
import { CopyRows } from "../db/copy-rows.js";
import { OutOfRangeError } from "../db/out-of-range-error.js";
import type { PoolClient } from "../db/pool.js";
import { type ColumnType, projected } from "./row-projections.js";

/** Writes a column's value. What is JSON is taken from the text that came: no number is rounded by a double. */
type ColumnWriter = (rows: CopyRows, value: unknown, field: string, dataJson: string) => void;

const rounded: ColumnWriter = (rows, value) => rows.integer(Math.round(value as number));
const columnWriters: Readonly<Record<ColumnType, ColumnWriter>> = {
  text: (rows, value) => rows.text(value as string),
  integer: rounded,
  milliseconds: rounded,
  boolean: (rows, value) => rows.boolean(value === true),
  "double precision": (rows, value, field, dataJson) => {
    // What JSON.parse takes for zero may be a number too small for a double, which Postgres refuses.
    if (value === 0 && !isZero(surveyJson(dataJson, field).member)) {
      throw new OutOfRangeError(field, "double precision");
    }
    rows.double(value as number);
  },
  timestamptz: (rows, value) => rows.timestamptz(value as string),
  jsonb: (rows, _, field, dataJson) => rows.jsonb(surveyJson(dataJson, field).member),
};

/** Whether a number's text has no other digit than 0 before its exponent. */
const isZero = (number = "0") => !/^[^e]*[1-9]/i.test(number);

interface CopyProjection {
  readonly type: EventType;
  readonly command: string;
  readonly columns: readonly (readonly [field: string, write: ColumnWriter])[];
}

/** Of each row, whatever the table: the call, its start, the event and its time. */
const KEY_COLUMNS = 4;

const copyProjections = projected.map(({ type, projection: { table, columns } }): CopyProjection => {
  const names = `call_id, call_started_at, event_id, occurred_at, ${Object.keys(columns).join(", ")}`;
  const writers = Object.values(columns).map(
    ([field, columnType]) => [field, columnWriters[columnType]] as const,
  );
  return { type, command: `COPY ${table} (${names}) FROM STDIN (FORMAT binary)`, columns: writers };
});

function writeRow(
  rows: CopyRows,
  { event, dataJson, upcastJson }: DecodedEvent,
  { columns }: CopyProjection,
): void {
  const data = event.data as unknown as Readonly<Record<string, unknown>>;
  rows.row(KEY_COLUMNS + columns.length);
  rows.uuid(event.call_id).timestamptz(event.call_started_at).uuid(event.id).timestamptz(event.at);
  for (const [field, write] of columns) {
    const value = data[field];
    if (value === undefined || value === null) rows.null();
    else write(rows, value, field, upcastJson ?? dataJson);
  }
}

/** Writes the rows that follow from each of these events alone, which are new. */
export async function copyRowProjections(client: PoolClient, events: readonly DecodedEvent[]): Promise<void> {
  for (const projection of copyProjections) {
    const rows = new CopyRows();
    for (const decoded of events)
      if (decoded.event.type === projection.type) writeRow(rows, decoded, projection);
    await copyRows(client, projection.command, rows);
  }
}
