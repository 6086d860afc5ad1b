import type { CallHandle, Recorder } from "@calltape/producer";
import type { ScriptedCall, ScriptedEvent } from "./scripted-call.js";

/** A scripted call being recorded, one step after the other. */
export class PlayingCall {
  readonly #script: ScriptedCall;
  readonly #handle: CallHandle;
  #next = 0;
  #elapsedMs = 0;
  #over = false;

  constructor(recorder: Recorder, script: ScriptedCall, startedAt: Date) {
    this.#script = script;
    this.#handle = recorder.startCall({ ...script.start, startedAt });
  }

  get id(): string {
    return this.#handle.id;
  }

  /** Whether its end was recorded; an analysis may still come. */
  get over(): boolean {
    return this.#over;
  }

  /** How long after the last step the next one comes; `undefined` if there is none. */
  get nextAfterMs(): number | undefined {
    return this.#script.steps[this.#next]?.afterMs;
  }

  /** Records the next step. */
  step(): ScriptedEvent | undefined {
    const step = this.#script.steps[this.#next++];
    if (step === undefined) return undefined;
    this.#elapsedMs += step.afterMs;
    this.#record(step.event);
    return step.event;
  }

  /** Ends the call here, as somebody who pulls the plug should. */
  stop(): void {
    this.#over = true;
    const reason = {
      endReason: "agent_hangup",
      endDetail: "simulation stopped",
      outcome: "unknown",
    } as const;
    this.#handle.end({ ...reason, at: this.#now() });
  }

  #now(): Date {
    return new Date(this.#handle.startedAt.getTime() + this.#elapsedMs);
  }

  #record(event: ScriptedEvent): void {
    const at = this.#now();
    const call = this.#handle;
    switch (event.kind) {
      case "answered":
        call.update({ answeredAt: at, at });
        break;
      case "turn":
        call.turn({ ...event.fields, startedAt: new Date(at.getTime() - event.spokenMs), at });
        break;
      case "tool":
        call.tool({ ...event.fields, at });
        break;
      case "error":
        call.error({ ...event.fields, at });
        break;
      case "transfer":
        call.transfer({ ...event.fields, at });
        break;
      case "usage":
        call.usage({ ...event.fields, at });
        break;
      case "update":
        call.update({ ...event.fields, at });
        break;
      case "end":
        this.#over = true;
        call.end({ ...event.fields, at });
        break;
      case "analysis":
        call.analyze({ ...event.fields, at });
        break;
    }
  }
}

/** How long a script takes from start to end, in milliseconds. */
export function durationOf({ steps }: ScriptedCall): number {
  return steps.reduce((sum, { afterMs }) => sum + afterMs, 0);
}
