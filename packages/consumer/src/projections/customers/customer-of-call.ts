import type { CallState } from "../calls/call-state.js";
import type { Customer, PhoneBook } from "./phone-book.js";

/** Whose call it is: who called us, or whom we called. Nobody's until direction and number are known. */
export function customerOfCall(call: CallState, phones: PhoneBook): Customer | undefined {
  const direction = call.facts.get("direction")?.value;
  if (direction === undefined) return undefined;
  const number = call.facts.get(direction === "inbound" ? "caller_phone" : "called_number")?.value;
  return typeof number === "string" ? phones.customerOf(call.tenant, number) : undefined;
}
