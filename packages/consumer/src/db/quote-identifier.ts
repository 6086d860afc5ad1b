import pg from "pg";

/** A name for SQL that takes no parameters, as statements that change tables do not. */
export function quoteIdentifier(name: string): string {
  return pg.escapeIdentifier(name);
}
