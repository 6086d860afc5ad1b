import type { EventType } from "@calltape/shared";

/** How much is lost with an event. The more important it is, the later it is refused. */
export type Importance = "ordinary" | "start" | "transfer" | "end";

/**
 * Without its end a call stays open for ever, without its start it has no facts,
 * and a transfer is somebody waiting. Every other event is one of many.
 */
export const importanceOf: Readonly<Record<EventType, Importance>> = {
  "call.started": "start",
  "call.updated": "ordinary",
  "turn.completed": "ordinary",
  "tool.completed": "ordinary",
  "error.raised": "ordinary",
  "call.transferred": "transfer",
  "usage.recorded": "ordinary",
  "call.ended": "end",
  "call.analyzed": "ordinary",
};

/** The share of the buffer, of its count and of its bytes, that events of an importance may fill. */
export const admissionLimit: Readonly<Record<Importance, number>> = {
  ordinary: 0.9,
  start: 0.94,
  transfer: 0.97,
  end: 1,
};
