/**
 * What a reply says about an XADD:
 * - `written`: it is in the stream;
 * - `retry`: it was not executed, for a reason that passes by itself;
 * - `unknown`: it may have been executed or not; sent again under the same id, a reader drops the duplicate;
 * - `misconfigured`: it was not executed, and will not be until somebody changes something.
 */
export type ReplyVerdict = "written" | "retry" | "unknown" | "misconfigured";

/** Replies of a server that will accept the same command later. */
const PASSING = new Set([
  "OOM",
  "MISCONF",
  "READONLY",
  "NOREPLICAS",
  "LOADING",
  "MASTERDOWN",
  "CLUSTERDOWN",
  "TRYAGAIN",
  "MOVED",
  "ASK",
  "BUSY",
  "UNBLOCKED",
  "EXECABORT",
]);

/** The client's own word that it never sent the command. */
const NOT_SENT = /isn't writeable/;

/** An error reply starts with its code in capitals: `OOM command not allowed …`. */
const CODE = /^-?([A-Z]{2,})\b/;

/** The code of an error reply, such as `WRONGTYPE`; `undefined` for an error of the connection or the client. */
export function replyCode(error: Error): string | undefined {
  return error.name === "ReplyError" ? (CODE.exec(error.message)?.[1] ?? "ERR") : undefined;
}

/** Decides about one command of a pipeline by what came back for it. */
export function replyVerdict(error: Error | null): ReplyVerdict {
  if (error === null) return "written";
  const code = replyCode(error);
  if (code === undefined) return NOT_SENT.test(error.message) ? "retry" : "unknown";
  return PASSING.has(code) ? "retry" : "misconfigured";
}

const severity: Readonly<Record<ReplyVerdict, number>> = {
  written: 0,
  unknown: 1,
  retry: 2,
  misconfigured: 3,
};

/** The gravest of what the replies to a pipeline say, with its error; `written` if all were. */
export function worstVerdict(replies: readonly (Error | null)[]): {
  readonly verdict: ReplyVerdict;
  readonly error: Error | null;
} {
  let worst: ReturnType<typeof worstVerdict> = { verdict: "written", error: null };
  for (const error of replies) {
    const verdict = replyVerdict(error);
    if (severity[verdict] > severity[worst.verdict]) worst = { verdict, error };
  }
  return worst;
}
