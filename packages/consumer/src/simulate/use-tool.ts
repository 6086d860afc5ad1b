import type { ScriptWriter } from "./script-writer.js";

/** How long each tool takes, the middle of it. */
const durations = {
  search_tires: 180,
  check_stock: 110,
  create_order: 420,
  book_fitting: 350,
  order_status: 150,
} as const;

export type ToolName = keyof typeof durations;

const TIMEOUT_MS = 5000;

/** A tool that gets this far is asked once more, and then given up. */
const fates = { works: 93, works_again: 4, times_out_once: 2, fails: 1 } as const;

/**
 * The bot asks the shop's system. Mostly it answers; sometimes only the second
 * time, and now and then not at all. Returns whether there is a result.
 */
export function useTool(writer: ScriptWriter, name: ToolName, args: object, result: object): boolean {
  const { random } = writer;
  const fate = random.weighted(fates);
  if (fate === "works_again" || fate === "fails") fail(writer, name, args, 1, fate === "fails" ? 2 : 1);
  if (fate === "times_out_once") timeOut(writer, name, args);
  if (fate === "fails") return false;
  const durationMs = random.latency(durations[name], 0.5);
  writer.pause(durationMs);
  writer.add(0, {
    kind: "tool",
    fields: { name, args: { ...args }, result, durationMs, success: true, turn: writer.turns },
  });
  return true;
}

/** The system refuses what was asked for, with its reason: that is an answer, and no fault. */
export function rejectedTool(writer: ScriptWriter, name: ToolName, args: object, reason: string): void {
  const durationMs = writer.random.latency(durations[name], 0.5);
  writer.pause(durationMs);
  const fields = { name, args: { ...args }, durationMs, success: false, turn: writer.turns } as const;
  writer.add(0, {
    kind: "tool",
    fields: { ...fields, errorType: "rejected", errorMessage: reason },
  });
}

function fail(writer: ScriptWriter, name: ToolName, args: object, attempt: number, attempts: number): void {
  const { random } = writer;
  const [code, message] = random.pick([
    ["503", "Service Unavailable"],
    ["502", "Bad Gateway"],
    ["500", "Internal Server Error"],
    ["429", "Too Many Requests"],
  ]);
  const durationMs = random.latency(durations[name] * 2, 0.6);
  const fatal = attempt === 2;
  writer.pause(durationMs);
  const turn = writer.turns;
  writer.add(0, {
    kind: "error",
    fields: { component: "store_api", code, message, provider: "store", attempt, fatal },
  });
  writer.add(1, {
    kind: "tool",
    fields: {
      name,
      args: { ...args },
      durationMs,
      success: false,
      turn,
      errorType: "api",
      errorMessage: `store answered ${code}`,
    },
  });
  if (attempt < attempts) fail(writer, name, args, attempt + 1, attempts);
}

function timeOut(writer: ScriptWriter, name: ToolName, args: object): void {
  const durationMs = TIMEOUT_MS + writer.random.int(1, 30);
  writer.pause(durationMs);
  writer.add(0, {
    kind: "error",
    fields: {
      component: "store_api",
      code: "timeout",
      message: `no answer in ${TIMEOUT_MS} ms`,
      provider: "store",
      attempt: 1,
      fatal: false,
    },
  });
  writer.add(1, {
    kind: "tool",
    fields: { name, args: { ...args }, durationMs, success: false, turn: writer.turns, errorType: "timeout" },
  });
}
