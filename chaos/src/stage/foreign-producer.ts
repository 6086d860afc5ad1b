import { EVENT_FIELD, type EventType, streamKey } from "@calltape/shared";
import { tokenOf } from "../ledger/ledger-line.js";
import type { LedgerEvent } from "../ledger/read-ledger.js";
import type { Random } from "../plan/seeded-random.js";
import { askRedis } from "./ask-redis.js";
import { poisonOf } from "./poison.js";

/** The name under which it stands among those who write. */
export const FOREIGN = "foreign";

/** An entry that is no event, and what is known of its sending. */
export interface Poison {
  readonly raw: Buffer;
  readonly event: LedgerEvent;
}

/** A producer that is not our SDK: it sends things twice, in any order, and things that are no events. */
export class ForeignProducer {
  readonly events: LedgerEvent[] = [];
  readonly poison: Poison[] = [];
  readonly #url: () => string;
  readonly #stream: string;

  /** @param url the master's address at the moment */
  constructor(url: () => string, prefix: string) {
    this.#url = url;
    this.#stream = streamKey(prefix, 0);
  }

  /** Appends once more what stands in the stream already. */
  async repeat(random: Random): Promise<void> {
    await askRedis(this.#url(), async (redis) => {
      const seen = await redis.xrevrangeBuffer(this.#stream, "+", "-", "COUNT", 2_000);
      const chosen = random.shuffle(seen).slice(0, random.whole(1, 200));
      for (const [, fields] of chosen) await redis.xadd(this.#stream, "*", ...fields);
    });
  }

  /** A whole call in any order, some of it twice. */
  async shuffle(random: Random): Promise<void> {
    const call = crypto.randomUUID();
    const startedAt = new Date().toISOString();
    const count = random.whole(3, 30);
    const events = Array.from({ length: count }, (_, seq) => {
      const type: EventType =
        seq === 0 ? "call.started" : seq === count - 1 ? "call.ended" : "turn.completed";
      const event = beginEvent(tokenOf(FOREIGN, this.events.length + 1), call, seq, type);
      this.events.push(event);
      return { event, json: wireText(event, startedAt) };
    });
    await askRedis(this.#url(), async (redis) => {
      for (const { event, json } of random.shuffle([...events, ...events.slice(0, count / 2)])) {
        await redis.xadd(this.#stream, "*", EVENT_FIELD, json);
        event.outAt ??= Date.now();
      }
    });
  }

  async poisonStream(random: Random): Promise<void> {
    await askRedis(this.#url(), async (redis) => {
      for (const { field, raw } of poisonOf(random)) {
        const event = beginEvent(raw.toString("latin1"), "", undefined, "turn.completed");
        // Noted before: of what failed nobody knows whether it is there.
        this.poison.push({ raw, event });
        await redis.xadd(this.#stream, "*", field, raw);
        event.outAt = Date.now();
      }
    });
  }
}

function beginEvent(token: string, callId: string, seq: number | undefined, type: EventType): LedgerEvent {
  const place = { token, writer: FOREIGN, callId, seq, type, recordedAt: Date.now() };
  return { ...place, refused: undefined, outAt: undefined, mayBeOnDisk: false };
}

const DATA: Partial<Record<EventType, object>> = {
  "call.started": { direction: "inbound" },
  "call.ended": { end_reason: "caller_hangup" },
};

function wireText({ token, callId, seq, type }: LedgerEvent, startedAt: string): string {
  const data = DATA[type] ?? { turn: seq, speaker: "customer", content: "Добрий день" };
  const facts = { v: 1, id: uuidV7(), type, call_id: callId, call_started_at: startedAt };
  return JSON.stringify({ ...facts, at: startedAt, seq, request_id: token, data });
}

function uuidV7(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
