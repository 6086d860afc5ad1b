/**
 * Notices that somebody who owes an answer says nothing at all. Anything heard
 * begins the time anew: a server that is slow, and answers, is not silent.
 *
 * Its timer keeps no process alive, unlike that of ioredis (`socketTimeout`):
 * two connections that are tried in turn would hold a process that has nothing
 * else to do for as long as the server is silent.
 */
export class SilenceWatch {
  readonly #limitMs: number;
  readonly #onSilent: () => void;
  #owed = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number, onSilent: () => void) {
    this.#limitMs = limitMs;
    this.#onSilent = onSilent;
  }

  /** An answer is owed from now on. */
  asked(): void {
    if (this.#owed++ === 0) this.#begin();
  }

  /** One of the answers that were owed is there, or nobody waits for it any more. */
  answered(): void {
    if (--this.#owed === 0) this.stop();
  }

  /** Something came, be it an answer or a part of one. */
  heard(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #begin(): void {
    this.#timer = setTimeout(this.#onSilent, this.#limitMs).unref();
  }
}
