import { Writable } from "node:stream";
import winston from "winston";
import type { LogLine } from "./compose-line.js";
import { formatLine, type Paint } from "./line-format.js";
import { lineLogger } from "./line-logger.js";
import { lineSink } from "./line-sink.js";
import { type LogFormat, logSettings } from "./log-settings.js";
import type { ChildLogger } from "./logger.js";
import { lossLine } from "./loss-line.js";
import type { LoggerOptions } from "./plain-logger.js";

/** Winston's order: the most urgent is the lowest. */
const LEVELS = { error: 0, warning: 1, info: 2, debug: 3 } as const;
const COLOURS = { error: "red", warning: "yellow", info: "green", debug: "gray" } as const;

function paintFor(stream: NodeJS.WritableStream): Paint | undefined {
  const isTerminal = (stream as { readonly isTTY?: boolean }).isTTY === true;
  if (!isTerminal || (process.env["NO_COLOR"] ?? "") !== "") return undefined;
  const colorizer = winston.format.colorize({ colors: COLOURS });
  return (level, text) => colorizer.colorize(level, text);
}

/** The line was made, and masked, before winston got it: whatever is added to winston gets nothing else. */
const lineFormat = (format: LogFormat, paint: Paint | undefined) =>
  winston.format.printf(({ line }) => formatLine(line as LogLine, format, paint));

/**
 * A logger, on winston, that writes one line per event: JSON for machines, or
 * text for a person. Every line is masked, and carries the call it belongs to
 * (`withCall`, or `child({ call_id })`).
 *
 * @throws TypeError if a setting is wrong, with one line that says which, what was given and what is allowed
 */
export function createLogger(options: LoggerOptions): ChildLogger {
  const { component, stream = process.stdout } = options;
  const { level, format } = logSettings(options, process.env);
  const sink = lineSink(stream, (dropped) => formatLine(lossLine(component, dropped), format));
  const lines = new Writable({
    decodeStrings: false,
    write: (chunk: unknown, _encoding, done) => {
      sink(String(chunk));
      done();
    },
  });
  const logger = winston.createLogger({
    levels: LEVELS,
    level,
    format: lineFormat(format, format === "text" ? paintFor(stream) : undefined),
    transports: [new winston.transports.Stream({ stream: lines, eol: "" })],
  });
  const emit = (line: LogLine) => void logger.log({ level: line.level, message: line.event, line });
  return lineLogger({ component, level, emit });
}
