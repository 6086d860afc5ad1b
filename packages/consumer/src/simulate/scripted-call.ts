import type {
  AnalysisFields,
  EndFields,
  ErrorFields,
  StartFields,
  ToolFields,
  TransferFields,
  TurnFields,
  UpdateFields,
  UsageFields,
} from "@calltape/producer";

/** What happens in a call, without the moment: that is the player's. */
export type ScriptedEvent =
  | { readonly kind: "answered" }
  | { readonly kind: "turn"; readonly fields: TurnFields; readonly spokenMs: number }
  | { readonly kind: "tool"; readonly fields: ToolFields }
  | { readonly kind: "error"; readonly fields: ErrorFields }
  | { readonly kind: "transfer"; readonly fields: TransferFields }
  | { readonly kind: "usage"; readonly fields: UsageFields }
  | { readonly kind: "update"; readonly fields: UpdateFields }
  | { readonly kind: "end"; readonly fields: EndFields }
  | { readonly kind: "analysis"; readonly fields: AnalysisFields };

export interface ScriptedStep {
  /** Milliseconds since the step before, or since the call's start. */
  readonly afterMs: number;
  readonly event: ScriptedEvent;
}

/** A call from its start to what is said about it afterwards. The last steps are an end and perhaps an analysis. */
export interface ScriptedCall {
  readonly start: StartFields;
  readonly steps: readonly ScriptedStep[];
}

/** How a call ends. */
export type Ending = Pick<EndFields, "endReason" | "endDetail" | "outcome" | "result">;
