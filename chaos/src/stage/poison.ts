import { EVENT_FIELD } from "@calltape/shared";
import type { Random } from "../plan/seeded-random.js";

interface PoisonEntry {
  readonly field: string;
  readonly raw: Buffer;
}

/** Entries that can never be stored, a few of each sort; no two are alike. */
export function poisonOf(random: Random): readonly PoisonEntry[] {
  const mark = crypto.randomUUID();
  const now = new Date().toISOString();
  const ids = { id: "0198c0de-0000-7000-8000-000000000001", call_id: crypto.randomUUID(), request_id: mark };
  const good = { v: 1, ...ids, type: "turn.completed", call_started_at: now, at: now };
  const data = { turn: 1, speaker: "customer", content: mark };
  const texts = [
    `not JSON ${mark}`,
    `{"v":1,"torn":"${mark}`,
    `["${mark}"]`,
    JSON.stringify({ ...good, data, type: "call.invented" }),
    JSON.stringify({ ...good, data, call_id: "no uuid" }),
    JSON.stringify({ ...good, data, call_started_at: "9999-01-01T00:00:00.000Z" }),
    JSON.stringify({ ...good, data, at: undefined }),
    JSON.stringify({ ...good, data: { ...data, turn: "one" } }),
    JSON.stringify({ ...good, data: { ...data, speaker: "nobody" } }),
    JSON.stringify({ ...good, data: mark }),
  ];
  const entries = texts.map((text) => ({ field: EVENT_FIELD, raw: Buffer.from(text) }));
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(mark)]);
  return random.shuffle([...entries, { field: EVENT_FIELD, raw: bytes }]).slice(0, random.whole(2, 8));
}
