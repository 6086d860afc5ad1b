import { object, oneOf, personalText, text, timestamp } from "./fields.js";

/** What can be known about a call, at its start or learned later. */
export const callFacts = {
  direction: oneOf(["inbound", "outbound"], "Who called whom: `inbound`, the customer called us"),
  caller_phone: personalText(64, "The number that called, as the telephony gave it"),
  called_number: text(64, "The number that was called"),
  channel: text(64, "The telephony channel, such as `asterisk` or `twilio`"),
  provider_call_id: text(256, "The provider's own id of the call"),
  answered_at: timestamp("When the call was answered"),
  language: text(35, "BCP 47 tag of the language spoken, such as `uk`"),
  agent_version: text(128, "Version of the agent that took the call"),
  scenario: text(128, "The scenario the call follows"),
  customer_name: personalText(256, "The customer's name"),
  metadata: object("Anything else, a JSON object; merged key by key, the latest value of a key wins"),
} as const;

export const callFactsExample = {
  direction: "inbound",
  caller_phone: "+380671234567",
  called_number: "+380800300400",
  channel: "asterisk",
  provider_call_id: "PJSIP/trunk-00000a1f",
  answered_at: "2026-11-02T09:15:01.250Z",
  language: "uk",
  agent_version: "2026-11-a",
  scenario: "tire_search",
  customer_name: "Олена Коваленко",
  metadata: { campaign: "winter" },
} as const;
