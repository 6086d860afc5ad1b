import { shardOf } from "@calltape/shared";
import type { HeldEvent } from "../bounded-buffer.js";
import { BATCH_EVENTS, type Sender } from "../sender.js";
import type { SpoolTarget } from "./spool-pump.js";

/** The envelope is written with the call's id near its beginning, before anything a caller gave. */
const CALL_ID = /"call_id":"([0-9a-f-]{36})"/;

/** Redis, as the spool sees it: a pipeline at a time, so that what is recorded now goes first. */
export class SpoolToRedis implements SpoolTarget {
  readonly #sender: Sender;
  readonly #shards: number;

  constructor(sender: Sender, shards: number) {
    this.#sender = sender;
    this.#shards = shards;
  }

  get isReady(): boolean {
    return this.#sender.isReady;
  }

  open(): void {
    this.#sender.open();
  }

  async append(events: readonly string[]): Promise<readonly string[]> {
    const byShard = new Map<number, string[]>();
    for (const json of events) {
      const shard = shardOf(CALL_ID.exec(json)?.[1] ?? "", this.#shards);
      const group = byShard.get(shard);
      if (group === undefined) byShard.set(shard, [json]);
      else group.push(json);
    }
    const unwritten: string[] = [];
    for (const [shard, group] of byShard) {
      for (let first = 0; first < group.length; first += BATCH_EVENTS) {
        const batch = group.slice(first, first + BATCH_EVENTS).map(heldEvent);
        const rest = this.isReady ? await this.#sender.append(shard, batch) : batch;
        for (const { json } of rest) unwritten.push(json);
      }
    }
    return unwritten;
  }
}

/** Neither its memory nor its place counts: it is not in the buffer. */
const heldEvent = (json: string): HeldEvent => ({ json, bytes: json.length, position: 0 });
