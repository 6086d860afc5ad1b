import type { RetentionLimits } from "../retention/retention-floors.js";
import { SETTINGS, type Settings } from "./settings.js";

/** The variables that set how long a table keeps what it has. */
export const RETENTION_VARIABLES = [
  SETTINGS.retainEventsDays.variable,
  SETTINGS.retainTurnsDays.variable,
  SETTINGS.retainToolsDays.variable,
  SETTINGS.retainCallsDays.variable,
] as const;

/** How long each table keeps what it has, as the settings have it; a table that is left out keeps everything. */
export function retentionLimits(settings: Settings): RetentionLimits {
  const days = {
    call_events: settings.retainEventsDays,
    call_turns: settings.retainTurnsDays,
    call_tool_calls: settings.retainToolsDays,
    calls: settings.retainCallsDays,
  };
  return Object.fromEntries(Object.entries(days).filter(([, limit]) => limit > 0));
}
