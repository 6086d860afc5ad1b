export type { CallHandle } from "./call-handle.js";
export type { CallerMistake } from "./caller-mistake.js";
export { createRecorder } from "./create-recorder.js";
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
export { InMemoryRecorder, type InMemoryRecorderOptions } from "./in-memory-recorder.js";
export type { DeadlineOptions, Recorder, RecorderStats, RefusalReason } from "./recorder.js";
export type { RecorderMetrics } from "./recorder-metrics.js";
export type { RecorderOptions } from "./recorder-options.js";
export type { ResumeFacts } from "./sessions/resume-call.js";
export type { SessionOptions } from "./sessions/session-options.js";
export type { SessionState, SessionStats, SessionStore } from "./sessions/session-store.js";
