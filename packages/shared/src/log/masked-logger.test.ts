import { expect, test } from "vitest";
import { withCall } from "./call-context.js";
import { lineLogger } from "./line-logger.js";
import type { LogFields, Logger, LogLevel } from "./logger.js";
import { maskedLogger } from "./masked-logger.js";

function collecting(isLevelEnabled?: (level: LogLevel) => boolean) {
  const lines: unknown[][] = [];
  const at = (level: LogLevel) => (event: string, fields?: LogFields) => lines.push([level, event, fields]);
  const logger = {
    debug: at("debug"),
    info: at("info"),
    warning: at("warning"),
    error: at("error"),
  } as Logger;
  return { lines, logger: isLevelEnabled === undefined ? logger : { ...logger, isLevelEnabled } };
}

test("a logger of a user's gets the line's fields masked, with the call it belongs to", () => {
  const { lines, logger } = collecting();
  const masked = maskedLogger(logger);
  withCall({ callId: "c-1", requestId: "r-1" }, () =>
    masked.error("failed", { error: new Error("of +380671234567") }),
  );
  masked.info("said", { component: "stt" });
  expect(lines).toEqual([
    [
      "error",
      "failed",
      { call_id: "c-1", request_id: "r-1", error: expect.objectContaining({ message: "of +380***567" }) },
    ],
    ["info", "said", { component: "stt" }],
  ]);
});

test("one that says that nobody listens is not spoken to, and one that masks is left as it is", () => {
  const { lines, logger } = collecting((level) => level === "error");
  const masked = maskedLogger(logger);
  masked.debug("said");
  masked.error("said");
  expect(lines).toHaveLength(1);
  expect([masked.isLevelEnabled?.("info"), masked.isLevelEnabled?.("error")]).toEqual([false, true]);
  expect(maskedLogger(masked)).toBe(masked);
  const own = lineLogger({ component: "a", level: "info", emit: () => undefined });
  expect(maskedLogger(own)).toBe(own);
});
