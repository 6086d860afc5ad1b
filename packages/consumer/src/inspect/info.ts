/** Replies of XINFO and lines of CLIENT LIST, read by the names in them. */
export type Fields = ReadonlyMap<string, unknown>;

/** A flat reply, `[name, value, name, value, …]`. Pure. */
export function fieldsOf(flat: readonly unknown[]): Fields {
  return new Map(flat.flatMap((name, i) => (i % 2 === 0 ? [[String(name), flat[i + 1]] as const] : [])));
}

/** A number in a reply; `NaN` if it is not there. Pure. */
export function numberIn(fields: Fields, name: string): number {
  const value = fields.get(name);
  return value === undefined || value === null ? Number.NaN : Number(value);
}

/** A field of `INFO`; `undefined` if it is not there. Pure. */
export function infoField(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:([^\\r\\n]*)`, "m").exec(info)?.[1];
}

/** When an entry came, by its id, if there is one. Pure. */
export function timeOfEntry(id: string | undefined): Date | undefined {
  const ms = Number(id?.split("-")[0] ?? Number.NaN);
  const time = new Date(ms);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
