/** A wrong setting. Its message is one line that names the variable, what was given and what is allowed. */
export class SettingError extends Error {
  override readonly name = "SettingError";
  constructor(variable: string, given: string, allowed: string) {
    super(`${variable} is "${given}"; allowed is ${allowed}`);
  }
}

/** Reads one setting; `undefined` is returned for a value that is not allowed. */
export interface Setting<T> {
  readonly variable: string;
  readonly fallback: T;
  /** The default in a person's words, where it does not say itself. */
  readonly fallbackText?: string;
  /** In a person's words, for errors and docs. */
  readonly allowed: string;
  readonly meaning: string;
  /** A secret is not repeated in an error. */
  readonly isSecret?: boolean;
  parse(text: string): T | undefined;
}

export function readSetting<T>(setting: Setting<T>, env: NodeJS.ProcessEnv): T {
  const text = env[setting.variable];
  if (text === undefined || text === "") return setting.fallback;
  const value = setting.parse(text);
  if (value !== undefined) return value;
  throw new SettingError(setting.variable, setting.isSecret === true ? "***" : text, setting.allowed);
}

/** A whole number within bounds. */
export function wholeNumber(
  variable: string,
  fallback: number,
  [least, most]: readonly [number, number],
  meaning: string,
): Setting<number> {
  return {
    variable,
    fallback,
    allowed: `a whole number from ${least} to ${most}`,
    meaning,
    parse: (text) => {
      const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}

/** A connection URL of one of the given schemes. */
export function connectionUrl(
  variable: string,
  fallback: string,
  schemes: readonly string[],
  meaning: string,
): Setting<string> {
  return {
    variable,
    fallback,
    allowed: `a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
    meaning,
    isSecret: true,
    parse: (text) =>
      URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)) ? text : undefined,
  };
}
