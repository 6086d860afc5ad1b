import { expect, it } from "vitest";
import type { CallerMistake } from "./caller-mistake.js";
import { MistakeLog } from "./mistake-log.js";
import { silentLogger } from "./silent-logger.js";

it("logs a mistake made in a hot loop once, and a minute later how often it was made", () => {
  const lines: unknown[] = [];
  let time = 0;
  const log = new MistakeLog({ ...silentLogger, warning: (...line) => lines.push(line) }, () => time);
  const mistake: CallerMistake = {
    reason: "invalid",
    what: "turn.completed",
    callId: "c",
    message: "data.turn must be integer",
  };
  for (let i = 0; i < 1000; i++) log.report(mistake);
  log.report({ ...mistake, message: "data.speaker must be string" });
  expect(lines).toHaveLength(2);
  time += 60_000;
  log.report(mistake);
  expect(lines[2]).toEqual([
    "event_refused",
    { call_id: "c", what: "turn.completed", reason: "invalid", message: mistake.message, suppressed: 999 },
  ]);
});
