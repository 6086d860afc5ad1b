import type { LogLevel } from "./logger.js";

/** From the least to the most urgent. */
export const LOG_LEVELS = ["debug", "info", "warning", "error"] as const satisfies readonly LogLevel[];

export const LOG_FORMATS = ["json", "text"] as const;

/** One object of JSON a line, or text for a person. */
export type LogFormat = (typeof LOG_FORMATS)[number];

export interface LogSettings {
  readonly level: LogLevel;
  readonly format: LogFormat;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The level and the format that were given, else those of `LOG_LEVEL` and
 * `LOG_FORMAT`, else `info` and `json`. An empty variable is an unset one.
 *
 * @throws TypeError with one line that names what is wrong, what was given and what is allowed
 */
export function logSettings(
  given: { readonly [K in keyof LogSettings]?: LogSettings[K] | undefined },
  environment: Environment,
): LogSettings {
  const variable = (name: string) => environment[name]?.trim() || undefined;
  return {
    level:
      given.level === undefined
        ? oneOf(LOG_LEVELS, "LOG_LEVEL", variable("LOG_LEVEL") ?? "info")
        : oneOf(LOG_LEVELS, "level", given.level),
    format:
      given.format === undefined
        ? oneOf(LOG_FORMATS, "LOG_FORMAT", variable("LOG_FORMAT") ?? "json")
        : oneOf(LOG_FORMATS, "format", given.format),
  };
}

function oneOf<V extends string>(allowed: readonly V[], name: string, given: unknown): V {
  const value = allowed.find((each) => each === given);
  if (value !== undefined) return value;
  const shown = typeof given === "string" ? JSON.stringify(given) : String(given);
  throw new TypeError(`${name} is ${shown}; it must be one of ${allowed.join(", ")}`);
}
