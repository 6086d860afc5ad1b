import { SETTINGS } from "../settings/settings.js";

/** The settings, for `--help`. */
export function settingsHelp(): string {
  const rows = Object.values(SETTINGS).map(({ variable, meaning, allowed }) => [
    variable,
    `${meaning} (${allowed})`,
  ]);
  const width = Math.max(...rows.map(([variable = ""]) => variable.length));
  const lines = rows.map(([variable = "", text]) => `  ${variable.padEnd(width)}  ${text}`);
  return `\nSettings, from the environment:\n${lines.join("\n")}`;
}
