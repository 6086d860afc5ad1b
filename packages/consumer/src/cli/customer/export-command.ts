import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { maskPhone } from "@calltape/shared";
import { Command } from "commander";
import { type ExportCounts, exportPerson } from "../../erasure/export-person.js";
import { countInWords } from "../in-words.js";
import { startProgress } from "../progress.js";
import { withServers } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { auditLogger, PHONE_ARGUMENT, TENANT_OPTION, whom } from "./whom.js";

interface Options {
  readonly tenant?: string;
  readonly output?: string;
}

export function exportCommand(terminal: Terminal): Command {
  return new Command("export")
    .description(
      "Print all that is stored of a person as one JSON document, unmasked: their rows of customers, calls with " +
        "turns, tools and events, dead letters and sessions.",
    )
    .argument(...PHONE_ARGUMENT)
    .option(...TENANT_OPTION)
    .option("--output <file>", "write it to a new file that only you may read, instead of standard output")
    .addHelpText(
      "after",
      "\nExamples:\n  calltape customer export +380671234567 --output olena.json\n" +
        "  calltape customer export 0671234567 --tenant acme | jq .calls[].turns",
    )
    .action((phone: string, options: Options) => run(terminal, phone, options));
}

/** Where the document goes; a file is never written over. */
function open(terminal: Terminal, output: string | undefined) {
  const stream: NodeJS.WritableStream =
    output === undefined ? terminal.stdout : createWriteStream(output, { flags: "wx", mode: 0o600 });
  const failed = new Promise<never>((_, reject) => {
    stream.once("error", (error: Error) => {
      reject(new Error(`cannot write the document: ${error.message}; give a new file in a folder of yours`));
    });
  });
  failed.catch(() => undefined);
  const drained = () => new Promise<void>((resolve) => stream.once("drain", () => resolve()));
  return {
    write: async (text: string) => {
      if (!stream.write(text)) await Promise.race([drained(), failed]);
    },
    close: async () => {
      if (output === undefined) return;
      stream.end();
      await Promise.race([finished(stream), failed]);
    },
  };
}

async function run(terminal: Terminal, phone: string, { tenant, output }: Options): Promise<void> {
  const signal = terminal.stopSignal();
  const counts = await withServers(terminal, "export a customer", async (servers) => {
    const { pool, link, settings } = servers;
    const { person } = await whom(servers, phone, { tenant, needsKey: false });
    const document = open(terminal, output);
    let progress: ReturnType<typeof startProgress> | undefined;
    try {
      const done = await exportPerson(
        {
          ...{ pool, redis: link.redis, prefix: settings.prefix },
          onProgress: (calls, total) => {
            progress ??= startProgress(terminal, { label: "exporting", total });
            progress.update(calls, `${countInWords(calls)} calls`);
          },
        },
        person,
        document.write,
        signal,
      );
      await document.close();
      auditLogger(terminal, servers).info("customer_exported", { phone: person.phone, tenant, ...done });
      return done;
    } finally {
      progress?.end();
    }
  });
  if (output !== undefined) terminal.stdout.write(`${said(counts, phone, output)}\n`);
}

const said = (counts: ExportCounts, phone: string, output: string) =>
  `${maskPhone(phone)}: ${countInWords(counts.calls)} calls with ${countInWords(counts.events)} events, ` +
  `${countInWords(counts.deadLetters)} dead letters and ${countInWords(counts.sessions)} sessions written to ${output}`;
