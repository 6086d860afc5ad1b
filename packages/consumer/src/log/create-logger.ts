import type { LogFields, Logger } from "@calltape/shared";
import winston from "winston";
import type { LogFormat, LogLevel } from "../settings/settings.js";

const LEVELS = { error: 0, warning: 1, info: 2, debug: 3 } as const;

export interface LoggerOptions {
  /** The part of the program that speaks. */
  readonly component: string;
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** Where the lines go; standard output unless told otherwise. */
  readonly stream?: NodeJS.WritableStream;
}

const line = winston.format((info) => ({ timestamp: new Date().toISOString(), ...info }));

const json = winston.format.printf(({ timestamp, level, component, message, ...fields }) =>
  JSON.stringify({ timestamp, level, component, event: message, ...fields }),
);

const text = winston.format.printf(({ timestamp, level, component, message, ...fields }) => {
  const pairs = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [timestamp, level.padEnd(7), component, message, ...pairs].join(" ");
});

/** A logger that writes one line per event: JSON for machines, or text for a person. */
export function createLogger({ component, level, format, stream = process.stdout }: LoggerOptions): Logger {
  const logger = winston.createLogger({
    levels: LEVELS,
    level,
    defaultMeta: { component },
    format: winston.format.combine(line(), format === "json" ? json : text),
    transports: [new winston.transports.Stream({ stream })],
  });
  const write = (name: LogLevel) => (event: string, fields?: LogFields) =>
    void logger.log(name, event, fields);
  return { debug: write("debug"), info: write("info"), warning: write("warning"), error: write("error") };
}
