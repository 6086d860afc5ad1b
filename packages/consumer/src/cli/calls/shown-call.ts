import type { CallOverview } from "../../calls/call-overview.js";
import { shown } from "../unmasked-option.js";

/** A call as it may be shown: its texts masked unless asked otherwise, its times still times. */
export function shownCall<C extends CallOverview>(call: C, masking: { readonly unmasked?: true }): C {
  const times = Object.entries(call).filter(([, value]) => value instanceof Date);
  return { ...call, ...shown(call, masking), ...Object.fromEntries(times) };
}
