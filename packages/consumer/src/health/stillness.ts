/** What was seen at one look at a worker. */
export interface Look {
  /** Since the last look, ms. */
  readonly elapsedMs: number;
  /** Whether anything was read, stored, set aside or halved since the last look. */
  readonly moved: boolean;
  /** Whether entries wait that nobody was given yet, or this worker holds some. */
  readonly waits: boolean;
  /** Whether Postgres and Redis are both up. */
  readonly up: boolean;
}

/** Between two looks; a process that was suspended counts no more than that for one. */
export const LOOK_INTERVAL = 1_000;

/**
 * For how long nothing has moved although something waited and could have been
 * done, ms. Everything that explains the rest ends it: movement, an empty
 * stream, an outage. Pure.
 *
 * What is pending with other workers does not count as waiting: that they hang
 * is theirs to say, and that they are dead is noticed by claiming, in its time.
 */
export function stillness(before: number, { elapsedMs, moved, waits, up }: Look): number {
  return moved || !waits || !up ? 0 : before + Math.min(elapsedMs, 2 * LOOK_INTERVAL);
}
