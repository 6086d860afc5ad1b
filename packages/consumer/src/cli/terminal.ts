/** A stream to write to; one that leads to a screen knows how large it is. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
};

/** A stream to read from; a keyboard can be read key by key. */
export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
};

/**
 * All that a command touches of the process it runs in. Commands take it rather
 * than reach for `process`, so that one process can run many of them.
 */
export interface Terminal {
  readonly stdin: Input;
  /** For the result, and nothing else. */
  readonly stdout: Output;
  /** For what is said beside the result: errors, progress, questions. */
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** 0 as long as the command has not failed, nor found anything wrong. */
  exitCode: number;
  /**
   * A signal that aborts when the command is told to end, so that it can finish
   * what it has in hand. A command that never asks for it is ended at once.
   */
  stopSignal(): AbortSignal;
}
