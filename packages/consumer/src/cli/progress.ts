import { SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.js";

/** How far something has come that takes its time. */
export interface Progress {
  /** @param note what is said beside it, such as `1,200 events` */
  update(done: number, note?: string): void;
  /** Takes the bar away. Harmless to repeat. */
  end(): void;
}

export interface ProgressOptions {
  /** What is being done: `replaying`. */
  readonly label: string;
  /** What `done` will be at the end; left out if nobody knows. */
  readonly total?: number | undefined;
}

/** Where there is no terminal, a line so often at most, ms. */
const LINE_EVERY = 10_000;

/**
 * Shows progress on standard error: a bar on a terminal, which is gone at the
 * end; elsewhere a line every ten seconds, while something moves.
 */
export function startProgress(terminal: Terminal, options: ProgressOptions): Progress {
  return terminal.stderr.isTTY === true ? bar(terminal, options) : lines(terminal, options);
}

function bar({ stderr }: Terminal, { label, total }: ProgressOptions): Progress {
  const share = total === undefined ? "" : " {bar} {percentage}%";
  const made = new SingleBar({
    format: `${label}${share}{note} | {duration_formatted}`,
    stream: stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  made.start(total ?? 0, 0, { note: "" });
  return {
    update: (done, note) => made.update(done, { note: note === undefined ? "" : ` | ${note}` }),
    end: () => made.stop(),
  };
}

function lines({ stderr }: Terminal, { label, total }: ProgressOptions): Progress {
  let saidAt = performance.now();
  let said = 0;
  return {
    update: (done, note) => {
      if (performance.now() - saidAt < LINE_EVERY || done === said) return;
      const share = total === undefined ? [] : [`${Math.floor((100 * done) / Math.max(1, total))} %`];
      stderr.write(`calltape: ${label}: ${[...share, note ?? []].flat().join(", ") || done}\n`);
      saidAt = performance.now();
      said = done;
    },
    end: () => undefined,
  };
}
