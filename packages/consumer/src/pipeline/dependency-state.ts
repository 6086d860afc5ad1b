/**
 * What is known of a server we depend on:
 *
 * - `connecting`: it has not answered yet.
 * - `up`: it has answered, and nothing has failed since.
 * - `away`: it does not answer, or not to us; with the last error.
 * - `fault`: it answers, but is not as we need it; with the last error.
 */
export type DependencyState =
  | { readonly status: "connecting" | "up"; readonly since: Date }
  | { readonly status: "away" | "fault"; readonly since: Date; readonly error: string };
