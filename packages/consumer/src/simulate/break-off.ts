import { apologyForFault, stillThere } from "./phrases/common.js";
import type { ScriptWriter } from "./script-writer.js";
import type { Ending } from "./scripted-call.js";

/** How calls go that do not go to their end, and how many in a hundred. */
const fates = {
  none: 882,
  caller_leaves: 65,
  silence: 22,
  breakdown: 16,
  too_long: 6,
  lost: 4,
  transport: 5,
} as const;

/**
 * Cuts a talk short: the caller hangs up in the middle, falls silent, or
 * something breaks. Returns how that ends, or `undefined` if nothing happens.
 */
export function breakOff(writer: ScriptWriter): Ending | undefined {
  const fate = writer.random.weighted(fates);
  if (fate === "none") return undefined;
  const speaker = fate === "silence" || fate === "caller_leaves" ? "bot" : "customer";
  if (!writer.cutAfterTurn(speaker, 0.3 + writer.random.next() * 0.5)) return undefined;
  switch (fate) {
    case "caller_leaves":
      return { endReason: "caller_hangup", outcome: "abandoned" };
    case "silence":
      return fallSilent(writer);
    case "breakdown":
      return breakDown(writer);
    case "too_long":
      return { endReason: "max_duration", outcome: "unknown", endDetail: "limit of the trunk" };
    case "lost":
      return { endReason: "lost", outcome: "unknown", endDetail: "the handler was restarted" };
    case "transport":
      writer.add(writer.random.latency(2000), {
        kind: "error",
        fields: {
          component: "telephony",
          code: "408",
          message: "no media for 2000 ms",
          provider: "trunk-ua",
          fatal: true,
        },
      });
      return { endReason: "error", outcome: "failed", endDetail: "media lost" };
  }
}

function fallSilent(writer: ScriptWriter): Ending {
  for (const prompt of writer.random.shuffle(stillThere).slice(0, 2)) {
    writer.pause(8000);
    writer.canned(prompt);
  }
  return { endReason: "silence_timeout", outcome: "abandoned" };
}

function breakDown(writer: ScriptWriter): Ending {
  for (const attempt of [1, 2, 3]) {
    writer.add(writer.random.latency(1500), {
      kind: "error",
      fields: {
        component: "llm",
        code: writer.random.pick(["500", "529", "timeout"]),
        provider: "anthropic",
        attempt,
        fatal: attempt === 3,
      },
    });
  }
  writer.canned(writer.random.pick(apologyForFault));
  return { endReason: "error", outcome: "failed", endDetail: "llm unavailable" };
}
