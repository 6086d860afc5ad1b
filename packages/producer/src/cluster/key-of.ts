import type { Command } from "../redis-connection.js";

/** The key that decides which node of a cluster a command goes to, for those that this package sends. */
export function keyOf([name, first, , third]: Command): string {
  return String(name === "EVAL" ? third : first);
}
