import { type CallEvent, type DecodeFailure, eventTypes } from "@calltape/shared";
import { latenciesInWords, summariseEvent } from "../../calls/summarise-event.js";
import { printable } from "../printable.js";
import type { Styles } from "../styles.js";
import { shown } from "../unmasked-option.js";

interface Masking {
  readonly unmasked?: true;
}

const TYPE_WIDTH = Math.max(...eventTypes.map((type) => type.length));

/** An event on one line for a person: when, which call, what. Pure. */
export function tailLine(event: CallEvent, masking: Masking, styles: Styles): string {
  const { who, what, latencies } = summariseEvent(event.type, shown(event.data, masking));
  const cost = event.type === "usage.recorded" ? `$${event.data.cost}` : "";
  const tenant = event.tenant ?? "";
  const isBad =
    event.type === "error.raised" || (event.type === "tool.completed" && event.data.success === false);
  const type = event.type.padEnd(TYPE_WIDTH);
  return [
    styles.dim(event.at),
    printable(event.call_id),
    tenant === "" ? "" : printable(tenant),
    isBad ? styles.red(type) : styles.cyan(type),
    who === "" ? "" : styles.bold(`${printable(who)}:`),
    printable(what),
    styles.dim(latenciesInWords(latencies)),
    cost,
  ]
    .filter((part) => part !== "" && part !== styles.dim(""))
    .join(" ");
}

/** What could not be read: where it lies and why. Never its content, which nobody can mask. Pure. */
export function unreadableLine(id: string, { reason, message }: DecodeFailure, styles: Styles): string {
  return `${styles.red("unreadable")} ${id} ${reason}: ${printable(message)}`;
}
