import { ask, part, say } from "./dialogue.js";
import { agreesToCallback, customerFarewell } from "./phrases/common.js";
import {
  allBusy,
  connecting,
  explains,
  notOnDuty,
  operatorGreets,
  operatorNames,
  operatorSolves,
} from "./phrases/operator.js";
import type { ScriptWriter } from "./script-writer.js";
import type { Ending } from "./scripted-call.js";

/** The caller wants a person: the bot transfers the call, or explains why it cannot. */
export function handOver(writer: ScriptWriter, reason: string, summary: string): Ending {
  const { random, caller } = writer;
  const result = random.weighted({ succeeded: 80, failed: 13, refused: 7 });
  const about = { reason, result, target: random.pick(["queue:sales", "queue:support"]), summary };
  if (result === "refused") {
    writer.transfer(about);
    say(writer, notOnDuty);
    ask(writer, agreesToCallback);
    return part(writer, "callback", "operator_off_duty");
  }
  writer.canned(random.pick(connecting));
  if (result === "failed") {
    writer.transfer({ ...about, waitMs: random.latency(30_000, 0.3) });
    say(writer, allBusy);
    ask(writer, agreesToCallback);
    return part(writer, "callback", "operator_busy");
  }
  writer.transfer({ ...about, waitMs: random.latency(9000, 0.6) });
  // Most recordings end with the transfer; some trunks keep the recorder on the line.
  if (random.chance(0.6)) {
    writer.operator(random.pick(operatorGreets(random.pick(operatorNames))));
    writer.customer(random.pick(explains));
    writer.operator(random.pick(operatorSolves(caller)));
    writer.customer(random.pick(customerFarewell));
  }
  return { endReason: "transferred", outcome: "transferred", result: reason };
}

/** At any moment some callers have enough of talking to a machine. */
export function tiresOfBot(writer: ScriptWriter): boolean {
  return writer.random.chance(0.025);
}
