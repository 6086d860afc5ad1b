import type { RetentionObserver } from "../../retention/carry-out-retention.js";
import { type Progress, startProgress } from "../progress.js";
import type { Terminal } from "../terminal.js";

/** Shows how far retention has come, and says once whom it waits for. */
export function retentionProgress(
  terminal: Terminal,
  removals: number,
): Required<RetentionObserver> & Pick<Progress, "end"> {
  const progress = startProgress(terminal, { label: "removing", total: removals });
  const said = new Set<string>();
  let done = 0;
  return {
    onRemoval: ({ partition }) => progress.update(done, partition.name),
    onRemoved: ({ partition }) => progress.update(++done, partition.name),
    onPages: ({ partition }, pages, of) =>
      progress.update(done + (of === 0 ? 1 : pages / of), partition.name),
    onWaiting: (partition) => {
      const why =
        partition === undefined ? "another run, or a batch, has to end first" : `${partition.name} is in use`;
      progress.update(done, `${why}: waiting`);
      if (terminal.stderr.isTTY === true || said.has(why)) return;
      said.add(why);
      terminal.stderr.write(`calltape: ${why}: waiting\n`);
    },
    end: () => progress.end(),
  };
}
