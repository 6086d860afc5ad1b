/** Something that Redis may have confirmed and lost; times in ms since 1970. */
export interface RedisLoss {
  readonly kind: "killed" | "failed over" | "switched over" | "emptied";
  /** What was confirmed after this is safe. */
  readonly until: number;
  /** When there was one master again, and nobody could write to another. */
  readonly over: number;
  /** The names of what was lost, if it is not there twice. */
  readonly atStake: ReadonlySet<string>;
}
