/** The node of a cluster that has a stream cannot be reached, so that nothing was sent. */
export class NodeAwayError extends Error {
  override readonly name = "NodeAwayError";
  /** Why, in short: `ECONNREFUSED`, `LOADING`. */
  readonly code: string;

  constructor(address: string, reason: Error | undefined) {
    super(`cannot reach ${address}${reason === undefined ? "" : `: ${reason.message}`}`);
    const { code } = (reason ?? {}) as { readonly code?: unknown };
    this.code = typeof code === "string" ? code : "UNREACHABLE";
  }
}
