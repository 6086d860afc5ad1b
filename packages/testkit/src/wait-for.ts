export interface WaitForOptions {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

type Truthy<T> = Exclude<T, false | 0 | 0n | "" | null | undefined>;

/** Polls until the predicate returns something truthy, and returns that. An error it throws counts as "not yet". */
export async function waitFor<T>(
  description: string,
  predicate: () => T | Promise<T>,
  { timeoutMs = 10_000, intervalMs = 20 }: WaitForOptions = {},
): Promise<Truthy<T>> {
  const deadline = Date.now() + timeoutMs;
  let last = "the condition was never checked to its end";
  for (;;) {
    const outcome = await attempt(predicate, deadline);
    if (outcome.kind === "value" && outcome.value) return outcome.value as Truthy<T>;
    if (outcome.kind === "value") last = `last value: ${show(outcome.value)}`;
    if (outcome.kind === "error") last = `last error: ${show(outcome.error)}`;
    if (Date.now() + intervalMs > deadline) {
      throw new Error(`Waited ${timeoutMs} ms for ${description}, in vain (${last})`);
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}

type Outcome<T> = { kind: "value"; value: T } | { kind: "error"; error: unknown } | { kind: "late" };

/** A predicate that hangs must not make the wait longer than it was promised to be. */
async function attempt<T>(predicate: () => T | Promise<T>, deadline: number): Promise<Outcome<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "late" }), Math.max(0, deadline - Date.now()));
  });
  const checked = (async (): Promise<Outcome<T>> => {
    try {
      return { kind: "value", value: await predicate() };
    } catch (error) {
      return { kind: "error", error };
    }
  })();
  const outcome = await Promise.race([checked, late]);
  clearTimeout(timer);
  return outcome;
}

function show(value: unknown): string {
  if (value instanceof Error) return value.message;
  if (typeof value === "object" && value !== null) {
    try {
      return JSON.stringify(value);
    } catch {
      // Cyclic, or holding a bigint: the short form has to do.
      return String(value);
    }
  }
  return String(value);
}
