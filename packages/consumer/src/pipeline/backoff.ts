/** Waiting before another try. */
export interface Backoff {
  /** First wait, ms. */
  readonly first: number;
  /** Longest wait, ms. */
  readonly longest: number;
}

/**
 * The wait before try `attempt` (1 for the first repetition): doubled each time
 * up to the longest, half of it by chance, so that many workers do not return at once.
 */
export function backoffDelay({ first, longest }: Backoff, attempt: number, random = Math.random()): number {
  const full = Math.min(longest, first * 2 ** (Math.min(attempt, 30) - 1));
  return full / 2 + (full / 2) * random;
}
