import type { Recorder } from "@calltape/producer";
import type { Logger } from "@calltape/shared";
import { tokenOf } from "../ledger/ledger-line.js";
import type { LedgerWriter } from "../ledger/ledger-writer.js";
import type { Record } from "./conversation.js";

/** How often it is looked whether the recorder's memory is empty, ms: it is so between any two events. */
const LOOK_MS = 5;

/** Writes down what a recorder does with every event it is given. */
export class EventAccount {
  readonly #writer: string;
  readonly #ledger: LedgerWriter;
  readonly #timer: NodeJS.Timeout;
  #recorder: Recorder | undefined;
  #count = 0;
  #out = 0;
  #spooled = 0;
  #dueAgain = 0;
  #dueSince: number | undefined;

  constructor(writer: string, ledger: LedgerWriter) {
    this.#writer = writer;
    this.#ledger = ledger;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  /** To be put around the recorder's logger: what it sends again it says there. */
  watch(logger: Logger): Logger {
    return {
      ...logger,
      warning: (event, fields) => {
        if (event === "redis_may_have_lost_events") {
          this.#dueAgain += Number(fields?.["sent_again"] ?? 0);
          this.#dueSince = Date.now();
        }
        logger.warning(event, fields);
      },
    };
  }

  of(recorder: Recorder): void {
    this.#recorder = recorder;
  }

  readonly record: Record = (call, seq, type, record) => {
    const n = ++this.#count;
    this.#ledger.write({ k: "record", n, call, ...(seq !== undefined && { seq }), type, at: Date.now() });
    const before = this.#recorder?.stats().refused;
    record(tokenOf(this.#writer, n));
    const after = this.#recorder?.stats().refused;
    const reason = Object.entries(after ?? {}).find(
      ([name, count]) => count > (before?.[name as keyof typeof before] ?? 0),
    )?.[0];
    this.#ledger.write(reason === undefined ? { k: "taken", n } : { k: "refused", n, reason });
  };

  /** Closes the recorder, in its own time by default, and the account with how that went. */
  async close(timeoutMs?: number): Promise<void> {
    const recorder = this.#recorder;
    if (recorder === undefined) return;
    const ok = await recorder.close({ timeoutMs });
    clearInterval(this.#timer);
    this.#look();
    const { sent, retried, redelivered, spool, lost } = recorder.stats();
    const { spooled, unspooled, damaged } = spool;
    const stats = { sent, retried, redelivered, spooled, unspooled, damaged, lost };
    this.#ledger.write({ k: "closed", ok, at: Date.now(), stats });
  }

  #look(): void {
    const stats = this.#recorder?.stats();
    if (stats === undefined) return;
    const at = Date.now();
    if (this.#dueSince !== undefined && stats.redelivered >= this.#dueAgain) {
      this.#ledger.write({ k: "resent", since: this.#dueSince, at });
      this.#dueSince = undefined;
    }
    if (stats.buffered > 0 || this.#count === this.#out) return;
    const disk = stats.spool.spooled > this.#spooled;
    this.#spooled = stats.spool.spooled;
    this.#out = this.#count;
    this.#ledger.write({ k: "out", n: this.#count, disk, at });
  }
}
