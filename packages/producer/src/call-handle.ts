import type {
  AnalysisFields,
  EndFields,
  ErrorFields,
  ToolFields,
  TransferFields,
  TurnFields,
  UpdateFields,
  UsageFields,
} from "./event-fields.js";

/**
 * One call being recorded. Every method takes the event into memory and returns
 * at once: none waits, none throws. What is wrong with an event is counted in
 * {@link RecorderStats} and logged, and the call goes on.
 *
 * What is given may be changed afterwards; what was recorded stays as it was.
 */
export interface CallHandle {
  /** The call's UUID, in lower case. */
  readonly id: string;
  /** The call's start, the same in all its events. */
  readonly startedAt: Date;
  /** An utterance is over: its transcript is final, or the bot's audio has finished or was cut. */
  turn(fields: TurnFields): void;
  /** A tool call returned, failed or timed out. */
  tool(fields: ToolFields): void;
  /** One attempt of a dependency failed. */
  error(fields: ErrorFields): void;
  /** A transfer to an operator was resolved. */
  transfer(fields: TransferFields): void;
  /** Something was consumed: what came on top, never a running total. */
  usage(fields: UsageFields): void;
  /** Facts about the call that are learned later; per fact the latest wins. */
  update(fields: UpdateFields): void;
  /**
   * The call is over. Only {@link analyze} may follow: a second end is ignored,
   * anything else is recorded all the same, since losing it would be worse, and
   * counted as a mistake.
   */
  end(fields: EndFields): void;
  /** The call was evaluated afterwards; the latest evaluation wins as a whole. */
  analyze(fields: AnalysisFields): void;
}
