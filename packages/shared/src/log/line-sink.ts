/** Bytes that may wait in a stream that is slower than what is said; beyond them lines are dropped. */
const MOST_WAITING = 16 * 1024 * 1024;

/** Takes lines. Never throws and never waits. */
export type LineSink = (line: string) => void;

const guarded = new WeakSet<object>();

/** A stream without a listener for errors ends the program when its reader has gone. */
function guard(stream: NodeJS.WritableStream): void {
  if (guarded.has(stream)) return;
  guarded.add(stream);
  // There is nowhere left to say it.
  stream.on?.("error", () => undefined);
}

/**
 * Lines into a stream, whatever becomes of it: one that throws or has ended is
 * written to in vain. One that does not keep up drops lines, and is told how
 * many, by the line `lossOf` makes, as soon as it takes some again.
 */
export function lineSink(stream: NodeJS.WritableStream, lossOf: (dropped: number) => string): LineSink {
  guard(stream);
  let dropped = 0;
  return (line) => {
    try {
      if (stream.writable === false) return;
      const { writableLength = 0 } = stream as { readonly writableLength?: number };
      if (writableLength > MOST_WAITING) {
        dropped++;
        return;
      }
      if (dropped > 0) stream.write(`${lossOf(dropped)}\n`);
      dropped = 0;
      stream.write(`${line}\n`);
    } catch {
      // There is nowhere left to say it.
    }
  };
}
