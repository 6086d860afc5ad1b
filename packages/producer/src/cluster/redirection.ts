/** Where a node of a cluster sends a command that it does not take itself. */
export interface Redirection {
  readonly slot: number;
  /** `host:port`. */
  readonly address: string;
  /** The slot is on its way there: only this command goes there, and must say ASKING before. */
  readonly isAsking: boolean;
}

const REDIRECTION = /^(MOVED|ASK) (\d{1,5}) (.*):(\d{1,5})$/;

/** Reads `MOVED 3999 10.0.0.7:6379` and the like; `undefined` for every other error. Without a host it is that of who says so. */
export function redirectionOf(
  error: Error | null,
  hostOf: (slot: number) => string,
): Redirection | undefined {
  const [, kind, slot, host, port] = REDIRECTION.exec(error?.message ?? "") ?? [];
  if (kind === undefined) return undefined;
  const number = Number(slot);
  return { slot: number, address: `${host || hostOf(number)}:${port}`, isAsking: kind === "ASK" };
}
