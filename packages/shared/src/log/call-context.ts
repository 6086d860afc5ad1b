import { AsyncLocalStorage } from "node:async_hooks";
import { rememberCaller } from "./known-callers.js";

/** Which call a piece of work belongs to. */
export interface CallContext {
  /** The call's UUID; it becomes `call_id` on every line. */
  readonly callId: string;
  /** Becomes `request_id`. */
  readonly requestId?: string | undefined;
  /** The caller's number, in any writing: masked wherever it appears in the call's lines. */
  readonly callerPhone?: string | undefined;
  /** The customer's name: masked wherever it appears in the call's lines. */
  readonly customerName?: string | undefined;
}

/** What the lines written within a call carry. */
export interface CurrentCall {
  readonly callId: string;
  readonly requestId: string | undefined;
}

const storage = new AsyncLocalStorage<CurrentCall>();

/** The call that the running work belongs to, if it is part of one. */
export const currentCall = (): CurrentCall | undefined => storage.getStore();

/**
 * Runs `work` as part of a call: every line that is written within, and by what
 * it starts (promises, timers, streams), carries `call_id` and `request_id`
 * unless the line states its own. Calls at the same time do not mix. Within
 * another call it is the inner one that counts; within the same one, a request
 * that is not named stays the outer one's.
 *
 * @returns what `work` returns; what it throws is thrown
 */
export function withCall<T>(context: CallContext, work: () => T): T {
  const { callId, callerPhone, customerName } = context;
  rememberCaller(callId, { phones: [callerPhone], names: [customerName] });
  const outer = storage.getStore();
  const outerRequestId = outer !== undefined && outer.callId === callId ? outer.requestId : undefined;
  const requestId = context.requestId ?? outerRequestId;
  return storage.run({ callId, requestId }, work);
}
