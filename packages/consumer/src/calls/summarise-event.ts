import type { EventType } from "@calltape/shared";

/** An event's `data` as it is shown, perhaps masked. */
export type ShownData = Readonly<Record<string, unknown>>;

/** An event in a person's words. */
export interface EventSummary {
  /** Who or what did it: a speaker, a tool, a component. */
  readonly who: string;
  readonly what: string;
  /** How long what took, ms, by name. */
  readonly latencies: Readonly<Record<string, number>>;
}

const said = (value: unknown): string =>
  value === undefined || value === null
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);

/** What there is of it, in this order. */
const joined = (...values: unknown[]) =>
  values
    .map(said)
    .filter((text) => text !== "")
    .join(" ");

const LATENCIES = {
  stt: "stt_latency_ms",
  eou: "eou_delay_ms",
  llm: "llm_latency_ms",
  tts: "tts_latency_ms",
  total: "total_response_latency_ms",
  took: "duration_ms",
  waited: "wait_ms",
} as const;

function latenciesOf(data: ShownData): Readonly<Record<string, number>> {
  const known = Object.entries(LATENCIES).flatMap(([name, field]) => {
    const value = data[field];
    return typeof value === "number" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(known);
}

const facts = (data: ShownData) =>
  joined(data["direction"], data["caller_phone"], data["customer_name"], data["scenario"], data["language"]);

const SUMMARIES: Readonly<Record<EventType, (data: ShownData) => Pick<EventSummary, "who" | "what">>> = {
  "call.started": (data) => ({ who: said(data["channel"]), what: facts(data) }),
  "call.updated": (data) => ({
    who: said(data["channel"]),
    what: facts(data) || Object.keys(data).join(", "),
  }),
  "turn.completed": (data) => ({
    who: said(data["speaker"]),
    what: joined(data["content"], data["interrupted"] === true ? "(interrupted)" : ""),
  }),
  "tool.completed": (data) => ({
    who: said(data["tool_name"]),
    what: joined(
      data["success"] === true ? "ok" : "failed",
      ...[data["error_type"], data["error_message"], data["args"]],
      data["result"] === undefined || data["result"] === null ? "" : `→ ${said(data["result"])}`,
    ),
  }),
  "error.raised": (data) => ({
    who: joined(data["component"], data["provider"]),
    what: joined(
      ...[data["code"], data["message"]],
      data["fallback_to"] === undefined ? "" : `→ ${said(data["fallback_to"])}`,
      data["fatal"] === true ? "(fatal)" : "",
    ),
  }),
  "call.transferred": (data) => ({
    who: said(data["target"]),
    what: joined(data["result"], data["reason"], data["summary"]),
  }),
  "usage.recorded": (data) => ({
    who: said(data["component"]),
    what: joined(data["provider"], data["model"], unitsOf(data)),
  }),
  "call.ended": (data) => ({
    who: "",
    what: joined(data["end_reason"], data["end_detail"], data["outcome"], data["result"]),
  }),
  "call.analyzed": (data) => ({
    who: said(data["evaluator"]),
    what: joined(
      data["quality_score"] === undefined ? "" : `quality ${said(data["quality_score"])}`,
      ...[data["sentiment"], data["summary"]],
    ),
  }),
};

/** What was consumed. */
function unitsOf(data: ShownData): string {
  const units = [
    "input_tokens",
    "cached_input_tokens",
    "output_tokens",
    "audio_seconds",
    "characters",
    "minutes",
  ];
  return units
    .filter((unit) => typeof data[unit] === "number")
    .map((unit) => `${data[unit]} ${unit.replaceAll("_", " ")}`)
    .join(", ");
}

/** An event in a person's words. Pure. */
export function summariseEvent(type: EventType, data: ShownData): EventSummary {
  return { ...SUMMARIES[type](data), latencies: latenciesOf(data) };
}

/** What an event took as a whole, by name and in ms: of the turn, the tool or the transfer, or the first that is known. Pure. */
export function wholeLatency({ latencies }: EventSummary): readonly [name: string, ms: number] | undefined {
  const known = Object.entries(latencies);
  return known.find(([name]) => name === "total" || name === "took" || name === "waited") ?? known[0];
}

/** `stt 210, llm 620, total 1350 ms`; empty if none is known. Pure. */
export function latenciesInWords(latencies: Readonly<Record<string, number>>): string {
  const known = Object.entries(latencies).map(([name, ms]) => `${name} ${Math.round(ms)}`);
  return known.length === 0 ? "" : `${known.join(", ")} ms`;
}
