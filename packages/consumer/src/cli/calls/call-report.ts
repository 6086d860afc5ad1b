import type { CallRecord, CallStory, StoryEvent } from "../../calls/read-call.js";
import {
  type EventSummary,
  latenciesInWords,
  summariseEvent,
  wholeLatency,
} from "../../calls/summarise-event.js";
import { countInWords, durationInWords } from "../in-words.js";
import type { Styles } from "../styles.js";
import { facts, table } from "../table.js";
import { moneyInWords } from "./money.js";

const joined = (...parts: readonly (string | null | undefined | false)[]) =>
  parts.filter((part) => typeof part === "string" && part !== "").join(", ");

const utc = (at: Date | null) =>
  at === null ? undefined : `${at.toISOString().replace("T", " ").slice(0, 19)} UTC`;

/** One call's whole story for a person: what is known of it, then all that happened, in order. Pure. */
export function callReport(story: CallStory, styles: Styles): string {
  const header = facts(
    headerOf(story)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => [styles.dim(name), value]),
    styles,
  );
  return `${header}\n\n${storyTable(story, styles)}`;
}

function headerOf(story: CallStory): readonly (readonly [string, string])[] {
  const { call } = story;
  return [
    ["Call", joined(call.id, call.tenant !== "" && `tenant ${call.tenant}`)],
    ["Who", whoOf(call)],
    ["When", whenOf(call)],
    ["About", joined(call.scenario, call.language, call.channel, call.agent_version, call.provider_call_id)],
    ["Outcome", outcomeOf(call)],
    ["Transfer", joined(call.transfer_result, call.transfer_reason)],
    ["Cost", costOf(call)],
    ["Quality", call.quality_score === null ? "" : String(call.quality_score)],
    ["Tape", tapeOf(story)],
  ];
}

function whoOf({ direction, caller_phone, called_number, customer_name }: CallRecord): string {
  const numbers = `${caller_phone ?? "?"} → ${called_number ?? "?"}`;
  return joined(`${direction ?? "a call"} ${numbers}`, customer_name);
}

function whenOf({ started_at, answered_at, ended_at, duration_seconds }: CallRecord): string {
  const rang = answered_at === null ? undefined : answered_at.getTime() - started_at.getTime();
  return joined(
    utc(started_at),
    rang !== undefined && rang >= 0 && `answered after ${durationInWords(rang)}`,
    ended_at === null ? "not ended yet" : `lasted ${durationInWords((duration_seconds ?? 0) * 1_000)}`,
  );
}

function outcomeOf({ ended_at, outcome, end_reason, end_detail, result }: CallRecord): string {
  return ended_at === null ? "" : joined(outcome, end_reason, end_detail, result);
}

function costOf(call: CallRecord): string {
  const parts = (["stt", "llm", "tts", "telephony", "other"] as const)
    .filter((part) => Number(call[`cost_${part}`]) > 0)
    .map((part) => `${part} ${moneyInWords(call[`cost_${part}`])}`);
  return parts.length === 0 ? "" : `${moneyInWords(call.total_cost_usd)} (${parts.join(", ")})`;
}

/** So many missing numbers are named. */
const NAMED = 20;

function tapeOf({ call, missingSeqs, hasEvents }: CallStory): string {
  const count = `${countInWords(call.event_count)} events`;
  if (!hasEvents || missingSeqs === undefined)
    return `${count} once, now gone: turns and tools are what is left`;
  if (missingSeqs.length > 0) {
    const named = missingSeqs.slice(0, NAMED).join(", ");
    const more = missingSeqs.length > NAMED ? ` and ${missingSeqs.length - NAMED} more` : "";
    return `${count}, incomplete: missing ${named}${more}`;
  }
  if (call.ended_at === null) return `${count} so far, none missing`;
  return call.expected_event_count === null
    ? `${count}; how many there were nobody said`
    : `${count}, complete`;
}

function storyTable({ call, events }: CallStory, styles: Styles): string {
  const rows = events.map((event) => ({ event, summary: summariseEvent(event.type, event.data) }));
  return table(
    rows,
    [
      { title: "at", value: ({ event }) => offset(event, call), align: "right" },
      { title: "seq", value: ({ event }) => String(event.seq ?? "-"), align: "right" },
      {
        title: "event",
        value: ({ event }) => event.type,
        paint: (text, { event }) => (isBad(event) ? styles.red(text) : styles.cyan(text)),
      },
      { title: "who", value: ({ summary }) => summary.who },
      { title: "latency", value: ({ summary }) => latencyOf(summary), align: "right" },
      { title: "cost", value: ({ event }) => costOfEvent(event), align: "right" },
      { title: "what", value: ({ summary }) => whatOf(summary), grows: true },
    ],
    styles,
  );
}

function latencyOf(summary: EventSummary): string {
  const [name, ms] = wholeLatency(summary) ?? [];
  return ms === undefined ? "" : `${name} ${countInWords(ms)} ms`;
}

/** What happened, and what the latency beside it is made of. */
function whatOf(summary: EventSummary): string {
  const [whole] = wholeLatency(summary) ?? [];
  const parts = Object.fromEntries(Object.entries(summary.latencies).filter(([name]) => name !== whole));
  const details = latenciesInWords(parts);
  return [summary.what, ...(details === "" ? [] : [`[${details}]`])].join(" ");
}

const offset = ({ occurred_at }: StoryEvent, { started_at }: CallRecord) =>
  `+${((occurred_at.getTime() - started_at.getTime()) / 1_000).toFixed(1)} s`;

const isBad = ({ type, data }: StoryEvent) =>
  type === "error.raised" || (type === "tool.completed" && data["success"] === false);

const costOfEvent = ({ data }: StoryEvent) =>
  typeof data["cost"] === "string" ? moneyInWords(data["cost"]) : "";
