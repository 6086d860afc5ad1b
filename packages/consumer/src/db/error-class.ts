/**
 * What an error of Postgres means for the batch it hit:
 *
 * - `transient`: the server is away, restarting or overloaded. The batch waits until it is back.
 * - `contended`: it lost against another transaction (a deadlock, a lock held for long). Tried again; the server is well.
 * - `ambiguous`: this statement was too much or the server stumbled over it. Tried again, then halved.
 * - `poison`: the data itself is refused. Halved until the event is found.
 * - `missing_partition`: the month has no partition yet. Made, then tried again.
 * - `fault`: the system is set up wrongly (a missing table, a missing right, our own bug). Waits and is
 *   reported; never blamed on an event. What is unknown counts as this.
 */
export type ErrorClass = "transient" | "contended" | "ambiguous" | "poison" | "missing_partition" | "fault";

const TRANSIENT_STATES = new Set([
  ...["08000", "08001", "08003", "08004", "08006", "08007"],
  ...["25006", "25P03", "40003"],
  ...["57P01", "57P02", "57P03", "57P05"],
]);
const CONTENDED_STATES = new Set(["40001", "40P01", "55P03"]);
const TRANSIENT_CLASSES = new Set(["53", "58"]);
const AMBIGUOUS_STATES = new Set(["57014", "54001", "XX000"]);
const POISON_STATES = new Set(["21000", "23502", "23503", "23505", "23514", "54000"]);
const POISON_CLASSES = new Set(["22"]);

const NETWORK_CODES = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOTFOUND", "EAI_AGAIN"],
  ...["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EHOSTDOWN"],
]);

/** node-postgres gives these errors no code; its own texts are all there is to go by. */
const CONNECTION_MESSAGES =
  /Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|not queryable/;

/** Sorts an error by its SQLSTATE, or by its network code where there is none. */
export function classifyError(error: unknown): ErrorClass {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  if (code === undefined || NETWORK_CODES.has(code)) {
    return code !== undefined || CONNECTION_MESSAGES.test(message ?? "") ? "transient" : "fault";
  }
  if (code === "23514" && constraint === undefined) return "missing_partition";
  if (TRANSIENT_STATES.has(code) || TRANSIENT_CLASSES.has(code.slice(0, 2))) return "transient";
  if (CONTENDED_STATES.has(code)) return "contended";
  if (AMBIGUOUS_STATES.has(code)) return "ambiguous";
  if (POISON_STATES.has(code) || POISON_CLASSES.has(code.slice(0, 2))) return "poison";
  return "fault";
}

/** The SQLSTATE of an error, if Postgres gave one. */
export function sqlStateOf(error: unknown): string | undefined {
  const { code } = error as { code?: string };
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
