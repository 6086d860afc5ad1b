import { once } from "node:events";
import { decodeEvent, eventTypes } from "@calltape/shared";
import { Command, InvalidArgumentError, Option } from "commander";
import { errorMessage } from "../../pipeline/error-message.js";
import { allStreams } from "../../redis/find-shards.js";
import { followStreams, type TailEntry } from "../../tail/follow-streams.js";
import { isEntryId, justBefore, type StartId, since } from "../../tail/start-of-tail.js";
import { isWanted, type TailFilter, wantsAll } from "../../tail/tail-filter.js";
import { parseCallId } from "../parse-call-id.js";
import { parseMoment } from "../parse-moment.js";
import { wholeAbove0 } from "../parse-number.js";
import { printable } from "../printable.js";
import { withRedis } from "../servers.js";
import { stylesOf } from "../styles.js";
import type { Terminal } from "../terminal.js";
import { shown, UNMASKED_OPTION } from "../unmasked-option.js";
import { tailLine, unreadableLine } from "./tail-line.js";

interface Options {
  readonly call?: string;
  readonly type?: readonly string[];
  readonly tenant?: string;
  readonly from?: StartId;
  readonly limit?: number;
  readonly unmasked?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  calltape tail                                  what comes from now on
  calltape tail --from 10m --type error.raised tool.completed
  calltape tail --call 0199a2b4-7c1d-7e2f-8a3b-4c5d6e7f8090 --from 1h
  calltape tail --json | jq 'select(.type == "call.ended").data.outcome'

Needs Redis only. Reads beside the workers, and takes nothing from them. Stored events stay in the
stream for CALLTAPE_REPLAY_WINDOW_MS: calltape call shows older calls.`;

function parseStart(text: string): StartId {
  if (isEntryId(text)) return justBefore(text);
  try {
    return since(parseMoment(text));
  } catch (error) {
    throw error instanceof InvalidArgumentError
      ? new InvalidArgumentError(`${error.message}, or an entry's id such as 1764000000000-0`)
      : error;
  }
}

export function tailCommand(terminal: Terminal): Command {
  return new Command("tail")
    .description("Show events as they come, until Ctrl-C.")
    .option("--call <id>", "only this call's", parseCallId)
    .addOption(new Option("--type <type...>", "only of these types").choices(eventTypes))
    .option("--tenant <tenant>", "only this tenant's")
    .option("--from <start>", "begin with older ones: 10m, a time, or an entry's id", parseStart)
    .option("--limit <n>", "end after so many", wholeAbove0)
    .option(...UNMASKED_OPTION)
    .option("--json", "print one JSON document a line")
    .addHelpText("after", EXAMPLES)
    .action((options: Options) =>
      withRedis(terminal, "read the streams", (servers) => tail(terminal, options, servers)),
    );
}

async function tail(
  terminal: Terminal,
  options: Options,
  { settings, link }: Parameters<Parameters<typeof withRedis>[2]>[0],
): Promise<void> {
  const signal = terminal.stopSignal();
  const note = (text: string) => terminal.stderr.write(`calltape: ${printable(text)}\n`);
  const entries = followStreams(
    {
      ...{
        link,
        streams: await allStreams(link.redis, settings.prefix, settings.shards),
        start: options.from,
      },
      onAway: (error) => note(`Redis is away (${errorMessage(error)}); waiting for it`),
      onBack: () => note("Redis is back"),
    },
    signal,
  );
  const { call, type: types, tenant, limit = Number.POSITIVE_INFINITY } = options;
  const filter = { ...(call && { call }), ...(types && { types }), ...(tenant !== undefined && { tenant }) };
  let count = 0;
  for await (const entry of entries) {
    const line = lineOf(entry, filter, options, terminal);
    if (line === undefined) continue;
    // Whoever reads slowly is waited for, rather than all of it kept in memory.
    if (!terminal.stdout.write(`${line}\n`))
      await once(terminal.stdout, "drain", { signal }).catch(() => undefined);
    count += 1;
    if (count >= limit) return;
  }
}

function lineOf(
  entry: TailEntry,
  filter: TailFilter,
  options: Options,
  terminal: Terminal,
): string | undefined {
  const { stream, id, raw } = entry;
  const decoded =
    raw === undefined
      ? ({ ok: false, reason: "not_an_object", message: "the entry has no field event" } as const)
      : decodeEvent(raw);
  const styles = stylesOf(terminal, terminal.stdout);
  if (!decoded.ok) {
    if (!wantsAll(filter)) return undefined;
    const { reason, message } = decoded;
    return options.json === true
      ? JSON.stringify({ stream, entry_id: id, unreadable: { reason, message } })
      : unreadableLine(id, decoded, styles);
  }
  if (!isWanted(decoded.event, filter)) return undefined;
  return options.json === true
    ? JSON.stringify({ stream, entry_id: id, ...shown(decoded.event, options) })
    : tailLine(decoded.event, options, styles);
}
