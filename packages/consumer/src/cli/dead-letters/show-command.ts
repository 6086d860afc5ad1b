import { Argument, Command } from "commander";
import { readLetter, type StoredLetter } from "../../dead-letters/read-dead-letters.js";
import { type ReadableEvent, readableEvent } from "../../dead-letters/readable-event.js";
import { bytesInWords } from "../in-words.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { printable } from "../printable.js";
import { withPostgres } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { shown, UNMASKED_OPTION } from "../unmasked-option.js";
import { parseId } from "./filter-options.js";
import { shownLetter } from "./letter-columns.js";

interface Options {
  readonly unmasked?: true;
  readonly json?: true;
}

export function showCommand(terminal: Terminal): Command {
  return new Command("show")
    .description("One dead letter: why it was set aside, and the event as far as it can be read.")
    .addArgument(new Argument("<id>", "its number, as list shows it").argParser(parseId))
    .option(...UNMASKED_OPTION)
    .option(...JSON_OPTION)
    .addHelpText("after", "\nExample:\n  calltape dead-letters show 17")
    .action((id: string, options: Options) =>
      withPostgres(terminal, "show a dead letter", async ({ pool }) => {
        const found = await readLetter(pool, id);
        if (found === undefined)
          throw new Error(`there is no dead letter ${id}: see calltape dead-letters list`);
        const { raw, ...letter } = found;
        const result = { ...shownLetter(letter, options), event: shownEvent(readableEvent(raw), options) };
        printResult(
          terminal,
          options.unmasked === true ? { ...result, raw: raw.toString("base64") } : result,
          options,
          () => describe(result, result.event),
        );
      }),
    );
}

/** The event as it may be shown. What is no text cannot be masked: only that it is there is said. */
function shownEvent(readable: ReadableEvent, options: Options): unknown {
  switch (readable.form) {
    case "json":
      return typeof readable.value === "object" && readable.value !== null
        ? shown(readable.value, options)
        : shownText(readable.text, options);
    case "text":
      return shownText(readable.text, options);
    case "bytes":
      return options.unmasked === true ? readable.hex : "[bytes that are no text]";
  }
}

function shownText(text: string, options: Options): unknown {
  return (shown({ text }, options) as { text: unknown }).text;
}

function describe(letter: StoredLetter, event: unknown): string {
  const facts: readonly (readonly [string, string])[] = [
    ["dead letter", letter.id],
    ["reason", letter.sqlstate === null ? letter.reason : `${letter.reason} (SQLSTATE ${letter.sqlstate})`],
    ["what is wrong", letter.message],
    ["set aside", `${letter.recorded_at.toISOString()}, after ${letter.attempts} tries`],
    ["came from", `${letter.stream}, entry ${letter.entry_id}, ${bytesInWords(letter.bytes)}`],
    [
      "state",
      letter.resolved_at === null ? "open" : `${letter.resolution} at ${letter.resolved_at.toISOString()}`,
    ],
  ];
  const lines = facts.map(([name, value]) => `${name.padEnd(15)}${printable(value)}`);
  const text = typeof event === "string" ? event : JSON.stringify(event, null, 2);
  return [...lines, "", ...text.split("\n").map(printable)].join("\n");
}
