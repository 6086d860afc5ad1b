import { openSync, writeSync } from "node:fs";
import type { LedgerLine } from "./ledger-line.js";

/** Appends lines that survive any kill of this process: each is with the operating system before the next step. */
export class LedgerWriter {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, "ax");
  }

  write(line: LedgerLine): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
