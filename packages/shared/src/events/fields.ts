/** Largest value of Postgres `integer`, the column type of counts and milliseconds. */
const INT4_MAX = 2_147_483_647;

/**
 * RFC 3339 in UTC with up to nanoseconds; stored with millisecond precision.
 * Local offsets are refused: the month of a call is decided in UTC.
 */
export const TIMESTAMP_PATTERN =
  "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|\\+00:00)$";

export const text = <const M extends number>(maxLength: M, description: string) =>
  ({ type: "string", maxLength, description }) as const;

export const personalText = <const M extends number>(maxLength: M, description: string) =>
  ({ type: "string", maxLength, description, "x-personal": true }) as const;

/** Text whose length only the size of the whole event bounds. */
export const longText = (description: string) => ({ type: "string", description }) as const;

export const oneOf = <const V extends readonly string[]>(values: V, description: string) =>
  ({ type: "string", enum: values, description }) as const;

/** A duration in milliseconds, fractions allowed; rounded to whole ones in the tables. */
export const milliseconds = (description: string) =>
  ({ type: "number", minimum: 0, maximum: INT4_MAX, description: `${description}, ms` }) as const;

export const count = (description: string, minimum = 0) =>
  ({ type: "integer", minimum, maximum: INT4_MAX, description }) as const;

export const amount = (description: string) =>
  ({ type: "number", minimum: 0, maximum: 1e12, description }) as const;

/** A share or a score from 0 to 1. */
export const ratio = (description: string) =>
  ({ type: "number", minimum: 0, maximum: 1, description }) as const;

export const flag = (description: string) => ({ type: "boolean", description }) as const;

export const timestamp = (description: string) =>
  ({ type: "string", pattern: TIMESTAMP_PATTERN, description: `${description}, RFC 3339 UTC` }) as const;

export const object = (description: string) => ({ type: "object", description }) as const;
