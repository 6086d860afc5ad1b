import { maskPhone } from "@calltape/shared";
import { Command } from "commander";
import type { ErasureCounts } from "../../erasure/erasure-record.js";
import { type ForgetProgress, forget } from "../../erasure/forget.js";
import { type Survey, survey } from "../../erasure/survey.js";
import { confirm, YES_OPTION } from "../confirm.js";
import { countInWords } from "../in-words.js";
import { parseDuration } from "../parse-moment.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { type Progress, startProgress } from "../progress.js";
import { withServers } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { auditLogger, PHONE_ARGUMENT, TENANT_OPTION, whom } from "./whom.js";

interface Options {
  readonly tenant?: string;
  readonly wait: number;
  readonly yes?: true;
  readonly json?: true;
}

/** How long workers may take to store what waits, ms. */
const WAIT = 60_000;

export function forgetCommand(terminal: Terminal): Command {
  return new Command("forget")
    .description(
      "Erase a person in tables, events, dead letters, sessions and streams, and refuse to take them back from " +
        "late events. Counts and costs stay, without the person. Run again, it goes on where it was.",
    )
    .argument(...PHONE_ARGUMENT)
    .option(...TENANT_OPTION)
    .option(
      "--wait <time>",
      "how long workers may take to store what waits of them in the streams",
      parseDuration,
      WAIT,
    )
    .option(...YES_OPTION)
    .option(...JSON_OPTION)
    .addHelpText(
      "after",
      "\nExamples:\n  calltape customer forget +380671234567\n  calltape customer forget 0671234567 --tenant acme --yes",
    )
    .action((phone: string, options: Options) => run(terminal, phone, options));
}

async function run(terminal: Terminal, phone: string, options: Options): Promise<void> {
  const { tenant, wait: patience } = options;
  const signal = terminal.stopSignal();
  const counts = await withServers(terminal, "forget a customer", async (servers) => {
    const { pool, link, settings } = servers;
    const { person, phones } = await whom(servers, phone, { tenant, needsKey: true });
    const { prefix, shards } = settings;
    const found = await survey({ pool, redis: link.redis, prefix, shards, phones }, person);
    const name = maskPhone(person.phone);
    terminal.stderr.write(`${describe(found, name, tenant).join("\n")}\n`);
    await confirm(terminal, `Erase ${name} for good?`, options);
    const bar = stepBar(terminal);
    try {
      const logger = auditLogger(terminal, servers);
      return await forget(
        { ...{ pool, link, phones, prefix, shards, person, patience, logger }, onProgress: bar.show },
        signal,
      );
    } catch (error) {
      throw signal.aborted ? new Error("stopped before the end: run it again to go on") : error;
    } finally {
      bar.end();
    }
  });
  printResult(terminal, { phone: maskPhone(phone), ...counts }, options, () => said(counts));
}

/** A bar for each step, since nobody knows how often there is one. */
function stepBar(terminal: Terminal) {
  let step: string | undefined;
  let progress: Progress | undefined;
  return {
    show: (now: ForgetProgress) => {
      if (now.step !== step) {
        progress?.end();
        step = now.step;
        progress = startProgress(terminal, { label: step, total: 100 });
      }
      progress?.update(Math.round(100 * now.share));
    },
    end: () => progress?.end(),
  };
}

function describe(found: Survey, name: string, tenant: string | undefined): readonly string[] {
  const of = tenant === undefined ? "" : ` as a customer of ${tenant}`;
  const between =
    found.firstCallAt === undefined
      ? ""
      : `, the first at ${found.firstCallAt}, the last at ${found.lastCallAt}`;
  const open =
    found.openCalls === 0
      ? []
      : [
          `  ${countInWords(found.openCalls)} of these calls have no end yet: what is said in them from now on is erased, too`,
        ];
  return [
    `What is stored of ${name}${of}, and goes:`,
    `  ${countInWords(found.customers)} rows of customers`,
    `  the person in ${countInWords(found.calls)} calls${between}`,
    ...open,
    `  the contents of ${countInWords(found.events)} events, ${countInWords(found.turns)} turns and ${countInWords(found.toolCalls)} tool calls`,
    `  ${countInWords(found.deadLetters)} dead letters, ${countInWords(found.sessions)} sessions, ${countInWords(found.entries)} entries of streams`,
    "Counts, times and costs of the calls stay. In calls of others the number is cut out where it was said.",
  ];
}

const said = (counts: ErasureCounts) =>
  `erased: ${countInWords(counts.calls)} calls, ${countInWords(counts.events)} events, ` +
  `${countInWords(counts.rows)} turns and tool calls, ${countInWords(counts.customers)} customers, ` +
  `${countInWords(counts.deadLetters)} dead letters, ${countInWords(counts.sessions)} sessions, ` +
  `${countInWords(counts.entries)} entries of streams, ${countInWords(counts.mentions)} mentions in calls of others; ` +
  "a last look found nothing more";
