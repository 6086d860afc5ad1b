import { type EventType, type Logger, type LogLevel, rememberCaller } from "@calltape/shared";

type Data = Readonly<Record<string, unknown>>;

/** What is known of an event beside its data. */
interface Moment {
  readonly requestId: string | undefined;
  readonly sinceStartMs: number;
}

/** The line an event makes. */
interface Saying {
  readonly event: string;
  readonly level: LogLevel | ((data: Data) => LogLevel);
  /** The fields of `data` that stand in the line; none of them is personal. */
  readonly fields: readonly string[];
}

/** What lies with the tool is an error; what was refused, or took too long, may go well the next time. */
const levelOfTool = ({ success, error_type: type }: Data): LogLevel => {
  if (success === true) return "debug";
  return type === "timeout" || type === "rejected" || type === "cancelled" ? "warning" : "error";
};

const sayings: Readonly<Record<EventType, Saying>> = {
  "call.started": { event: "call_started", level: "info", fields: ["direction", "scenario"] },
  "call.updated": { event: "call_updated", level: "debug", fields: ["scenario", "language"] },
  "turn.completed": { event: "turn_completed", level: "debug", fields: ["turn", "speaker", "interrupted"] },
  "tool.completed": {
    event: "tool_completed",
    level: levelOfTool,
    fields: ["tool_name", "duration_ms", "success", "turn", "error_type", "error_message"],
  },
  "error.raised": {
    event: "error_raised",
    level: ({ fatal }) => (fatal === true ? "error" : "warning"),
    fields: ["component", "code", "message", "provider", "attempt", "fatal", "fallback_to"],
  },
  "call.transferred": {
    event: "call_transferred",
    level: ({ result }) => (result === "succeeded" ? "info" : "warning"),
    fields: ["reason", "result", "wait_ms"],
  },
  "usage.recorded": {
    event: "usage_recorded",
    level: "debug",
    fields: ["component", "cost", "provider", "model"],
  },
  "call.ended": { event: "call_ended", level: "info", fields: ["end_reason", "end_detail", "outcome"] },
  "call.analyzed": { event: "call_analyzed", level: "debug", fields: ["quality_score", "evaluator"] },
};

/** The one field whose name in a log is not that in its event. */
const nameInLog = (field: string) => (field === "tool_name" ? "tool" : field);

/** What a recorder says of one call; and what it learns of its people, so that they are masked in whatever is said. */
export class CallLog {
  readonly #logger: Logger;
  readonly #callId: string;
  #isOutbound = false;

  constructor(logger: Logger, callId: string) {
    this.#logger = logger;
    this.#callId = callId;
  }

  /** To be told the facts of a call before anything is said of them. */
  learn(type: EventType, data: Data): void {
    if (type !== "call.started" && type !== "call.updated") return;
    if (typeof data["direction"] === "string") this.#isOutbound = data["direction"] === "outbound";
    // Called by us, the number called is the customer's.
    const called = this.#isOutbound ? data["called_number"] : undefined;
    rememberCaller(this.#callId, { phones: [data["caller_phone"], called], names: [data["customer_name"]] });
  }

  /** Says that an event was recorded. Costs nothing where nobody listens. */
  recorded(type: EventType, data: Data, { requestId, sinceStartMs }: Moment): void {
    const { event, level: levelOf, fields } = sayings[type];
    const level = typeof levelOf === "string" ? levelOf : levelOf(data);
    if (this.#logger.isLevelEnabled?.(level) === false) return;
    const line: Record<string, unknown> = { call_id: this.#callId };
    if (requestId !== undefined) line["request_id"] = requestId;
    for (const field of fields) {
      const value = data[field];
      if (value !== undefined && value !== null) line[nameInLog(field)] = value;
    }
    if (type === "call.ended") line["duration_ms"] = sinceStartMs;
    this.#logger[level](event, line);
  }
}
