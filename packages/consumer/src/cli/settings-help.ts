import type { Setting } from "../settings/setting.js";
import { SETTINGS } from "../settings/settings.js";

const describe = ({ meaning, fallback, fallbackText, allowed }: Setting<unknown>, isFixed: boolean) =>
  `${meaning} (${isFixed ? `default ${fallbackText ?? fallback}; ` : ""}${allowed})`;

/** The settings, for `--help`. */
export function settingsHelp(): string {
  const settings = Object.values(SETTINGS) as Setting<unknown>[];
  const width = Math.max(...settings.map(({ variable }) => variable.length));
  // The worker's own name is another one each time.
  const lines = settings.map(
    (setting) => `  ${setting.variable.padEnd(width)}  ${describe(setting, setting !== SETTINGS.consumer)}`,
  );
  return `\nSettings, from the environment:\n${lines.join("\n")}`;
}
