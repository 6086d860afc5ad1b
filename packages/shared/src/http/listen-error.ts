const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program has this port; choose another one, or 0 for any that is free",
  EACCES: "the system does not allow this port; choose one above 1023, or 0 for any that is free",
  EADDRNOTAVAIL: "this machine has no such address; choose 127.0.0.1, or 0.0.0.0 for all it has",
  ENOTFOUND: "there is no host of this name; choose 127.0.0.1, or 0.0.0.0 for all addresses",
};

/** The server could not take its port. The message is one line that says which, why, and what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";
  /** Node's code, such as `EADDRINUSE`. */
  readonly code: string | undefined;

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const reason = REASONS[cause.code ?? ""] ?? cause.message;
    super(`cannot listen on ${host} port ${port}: ${reason}`, { cause });
    this.code = cause.code;
  }
}
