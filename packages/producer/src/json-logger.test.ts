import { expect, it } from "vitest";
import { jsonLogger } from "./json-logger.js";

it("writes one line of JSON per entry, from its level upwards", () => {
  const lines: string[] = [];
  const logger = jsonLogger("info", (line) => lines.push(line));
  logger.debug("turn_completed", { turn: 1 });
  logger.info("call_started", { call_id: "c" });
  logger.error("events_lost", { lost: 3 });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      timestamp: expect.any(String),
      level: "info",
      component: "recorder",
      event: "call_started",
      call_id: "c",
    },
    { timestamp: expect.any(String), level: "error", component: "recorder", event: "events_lost", lost: 3 },
  ]);
});
