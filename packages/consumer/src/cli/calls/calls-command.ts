import { eventDefinitions } from "@calltape/shared";
import { Command, Option } from "commander";
import type { CallOverview } from "../../calls/call-overview.js";
import { findCalls } from "../../calls/find-calls.js";
import { PhoneBook } from "../../projections/customers/phone-book.js";
import { durationInWords } from "../in-words.js";
import { parseMoment } from "../parse-moment.js";
import { wholeAbove0 } from "../parse-number.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { withPostgres } from "../servers.js";
import type { Styles } from "../styles.js";
import { type Column, table } from "../table.js";
import type { Terminal } from "../terminal.js";
import { UNMASKED_OPTION } from "../unmasked-option.js";
import { moneyInWords } from "./money.js";
import { shownCall } from "./shown-call.js";

interface Options {
  readonly phone?: string;
  readonly tenant?: string;
  readonly scenario?: string;
  readonly outcome?: string;
  readonly endReason?: string;
  readonly incomplete?: true;
  readonly since?: Date;
  readonly until?: Date;
  readonly limit: number;
  readonly unmasked?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  calltape calls                                     the newest twenty
  calltape calls --phone "067 123 45 67" --unmasked  one customer's, whoever called whom
  calltape calls --scenario tire_search --outcome failed --since 2h
  calltape calls --since 2026-11-20 --until 2026-11-21 --limit 1000 --json
  calltape calls --incomplete --since 1d

Times are in UTC.`;

const { fields: ended } = eventDefinitions["call.ended"];

export function callsCommand(terminal: Terminal): Command {
  return new Command("calls")
    .description("List stored calls, the newest first.")
    .option("--phone <number>", "of this customer, in any way of writing a number")
    .option("--tenant <tenant>", "of this tenant")
    .option("--scenario <scenario>", "of this scenario")
    .addOption(new Option("--outcome <outcome>", "with this outcome").choices(ended.outcome.enum))
    .addOption(new Option("--end-reason <reason>", "that ended so").choices(ended.end_reason.enum))
    .option("--incomplete", "that have ended with events missing")
    .option("--since <time>", "that began then or later: an age such as 2h, a day or a time", parseMoment)
    .option("--until <time>", "that began before", parseMoment)
    .option("--limit <n>", "so many at most", wholeAbove0, 20)
    .option(...UNMASKED_OPTION)
    .option(...JSON_OPTION)
    .addHelpText("after", EXAMPLES)
    .action(async ({ limit, phone, ...options }: Options) => {
      const calls = await withPostgres(terminal, "list calls", ({ pool, settings }) => {
        // Nobody's key: only numbers are read here.
        const phones = new PhoneBook(settings.defaultRegion, Buffer.alloc(0));
        const number = phone === undefined ? undefined : (phones.spell(phone) ?? phone);
        return findCalls(pool, { ...options, phone: number }, limit);
      });
      const shownCalls = calls.map((call) => shownCall(call, options));
      printResult(terminal, { calls: shownCalls }, options, (result, styles) =>
        result.calls.length === 0 ? "no calls" : callTable(result.calls, styles),
      );
    });
}

const time = (at: Date) => `${at.toISOString().slice(0, 19).replace("T", " ")}`;

function callTable(calls: readonly CallOverview[], styles: Styles): string {
  const hasTenants = calls.some(({ tenant }) => tenant !== "");
  const columns: readonly Column<CallOverview>[] = [
    { title: "started", value: ({ started_at }) => time(started_at) },
    { title: "call", value: ({ id }) => id },
    ...(hasTenants ? [{ title: "tenant", value: ({ tenant }: CallOverview) => tenant }] : []),
    { title: "customer", value: customerOf },
    { title: "scenario", value: ({ scenario }) => scenario ?? "-" },
    { title: "length", value: lengthOf, align: "right" },
    { title: "outcome", value: ({ outcome, end_reason }) => outcome ?? end_reason ?? "-" },
    { title: "turns", value: ({ turn_count }) => String(turn_count), align: "right" },
    { title: "errors", value: ({ error_count }) => String(error_count), align: "right" },
    { title: "cost", value: ({ total_cost_usd }) => moneyInWords(total_cost_usd), align: "right" },
    {
      title: "tape",
      value: tapeOf,
      paint: (text) => (text.includes("missing") ? styles.red(text) : text),
    },
  ];
  return table(calls, columns, styles);
}

/** Who called, or was called. */
function customerOf({ direction, caller_phone, called_number }: CallOverview): string {
  return direction === "outbound" ? `to ${called_number ?? "?"}` : `from ${caller_phone ?? "?"}`;
}

function lengthOf({ duration_seconds }: CallOverview): string {
  return duration_seconds === null ? "-" : durationInWords(duration_seconds * 1_000);
}

function tapeOf({ ended_at, end_reason, missing_events }: CallOverview): string {
  if (ended_at === null) return "open";
  if (missing_events === null) return end_reason === "lost" ? "lost" : "ended";
  return missing_events > 0 ? `${missing_events} missing` : "complete";
}
