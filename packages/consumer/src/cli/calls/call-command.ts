import { Command } from "commander";
import { type CallStory, readCall } from "../../calls/read-call.js";
import { parseCallId } from "../parse-call-id.js";
import { JSON_OPTION, printResult } from "../print-result.js";
import { withPostgres } from "../servers.js";
import type { Terminal } from "../terminal.js";
import { shown, UNMASKED_OPTION } from "../unmasked-option.js";
import { callReport } from "./call-report.js";
import { shownCall } from "./shown-call.js";

interface Options {
  readonly unmasked?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  calltape call 0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090
  calltape call 0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090 --unmasked | less -S
  calltape call 0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090 --json | jq '.events[].type'`;

export function callCommand(terminal: Terminal): Command {
  return new Command("call")
    .description("Tell one call's whole story, in order, with latencies and cost.")
    .argument("<id>", "the call's id", parseCallId)
    .option(...UNMASKED_OPTION)
    .option(...JSON_OPTION)
    .addHelpText("after", EXAMPLES)
    .action(async (id: string, options: Options) => {
      const story = await withPostgres(terminal, "tell the call", ({ pool }) => readCall(pool, id));
      if (story === undefined) {
        throw new Error(
          `no call ${id} is stored: it may still wait in the stream, which calltape inspect and calltape tail --call show`,
        );
      }
      printResult(terminal, shownStory(story, options), options, callReport);
    });
}

function shownStory(story: CallStory, options: Options): CallStory {
  const events = story.events.map((event) => ({ ...event, data: shown(event.data, options) }));
  return { ...story, call: shownCall(story.call, options), events };
}
