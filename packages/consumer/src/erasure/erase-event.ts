import { type DecodedEvent, eventDefinitions } from "@calltape/shared";
import { type Betrays, eraseData } from "./erase-data.js";

/** An event without its person, in the newest version of its type. Pure. */
export function eraseEvent({ event, repaired }: DecodedEvent, betrays?: Betrays): DecodedEvent {
  const { request_id, trace_id, ...envelope } = event;
  const data = eraseData(event.type, event.data as Record<string, unknown>, betrays);
  const { version } = eventDefinitions[event.type];
  const erased = { ...envelope, v: version, data } as DecodedEvent["event"];
  return { event: erased, dataJson: JSON.stringify(data), repaired };
}
