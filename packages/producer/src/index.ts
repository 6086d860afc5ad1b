export type { CallHandle } from "./call-handle.js";
export type {
  AnalysisFields,
  EndFields,
  ErrorFields,
  EventFields,
  Occurrence,
  StartFields,
  ToolFields,
  TransferFields,
  TurnFields,
  UpdateFields,
  UsageFields,
} from "./event-fields.js";
export type { DeadlineOptions, Recorder, RecorderStats, RefusalReason } from "./recorder.js";
