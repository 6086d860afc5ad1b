/** Of an error of node-postgres: they quote rows, or say where in the server's source it was raised. */
const OF_POSTGRES = new Set(["detail", "where", "internalQuery", "length", "file", "line", "routine"]);

export function isError(value: object): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}

/**
 * An error's own story as plain fields: name, message, then what was added to
 * it (`code`, …), its causes, and its stack last. May throw what its getters do.
 */
export function describeError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const errors: unknown = Reflect.get(error, "errors");
  const isFromPostgres = Object.hasOwn(error, "severity") && Object.hasOwn(error, "routine");
  const more: Record<string, unknown> = {};
  for (const key of Object.keys(error)) {
    if (key === "name" || key === "message" || key === "stack" || key === "cause" || key === "errors")
      continue;
    if (isFromPostgres && OF_POSTGRES.has(key)) continue;
    more[key] = Reflect.get(error, key);
  }
  return {
    name,
    message,
    ...more,
    ...(cause === undefined ? {} : { cause }),
    ...(errors === undefined ? {} : { errors }),
    ...(stack === undefined ? {} : { stack }),
  };
}
