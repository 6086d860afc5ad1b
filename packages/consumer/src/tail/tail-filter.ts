import type { CallEvent } from "@calltape/shared";

/** Which events are wanted; what is left out does not matter. */
export interface TailFilter {
  readonly call?: string;
  readonly types?: readonly string[];
  readonly tenant?: string;
}

/** Whether an event is wanted. Pure. */
export function isWanted(event: CallEvent, { call, types, tenant }: TailFilter): boolean {
  return (
    (call === undefined || event.call_id === call.toLowerCase()) &&
    (types === undefined || types.includes(event.type)) &&
    (tenant === undefined || (event.tenant ?? "") === tenant)
  );
}

/** Whether everything is wanted, and so is what cannot be read. Pure. */
export function wantsAll({ call, types, tenant }: TailFilter): boolean {
  return call === undefined && types === undefined && tenant === undefined;
}
