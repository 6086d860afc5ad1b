import { EVENT_FIELD } from "@calltape/shared";
import { killChildren } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { badEvents } from "./support/bad-events.js";
import { type Bench, openBench } from "./support/bench.js";
import { ask } from "./support/database.js";
import { goodEvent, idOf } from "./support/wire-events.js";

interface Letter {
  readonly raw: Buffer;
  readonly reason: string;
  readonly message: string;
  readonly stream: string;
}

const neighbours = badEvents.map(() => goodEvent());
let bench: Bench;
/** What was set aside, by the id of the entry. */
let letters: Map<string, Letter[]>;
/** The ids of the bad events' entries, in their order. */
let entryIds: string[];

async function readLetters(): Promise<Map<string, Letter[]>> {
  const columns = "entry_id, encode(raw, 'base64'), reason, message, stream";
  const rows = await ask<string[]>(bench.databaseUrl, `SELECT ${columns} FROM dead_letters`);
  const byEntry = new Map<string, Letter[]>();
  for (const [entryId = "", raw = "", reason = "", message = "", stream = ""] of rows) {
    const letter = { raw: Buffer.from(raw, "base64"), reason, message, stream };
    byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), letter]);
  }
  return byEntry;
}

beforeAll(async () => {
  bench = await openBench(testServices());
  const { redis, key } = bench.stream;
  entryIds = [];
  for (const [i, { raw, field = EVENT_FIELD }] of badEvents.entries()) {
    entryIds.push((await redis.xadd(key, "*", field, raw)) ?? "");
    await bench.stream.add(neighbours[i] ?? "");
  }
  await bench.drain();
  letters = await readLetters();
});
afterEach(killChildren);
afterAll(() => bench.close());

describe("among good events", () => {
  it.each(badEvents.map(({ name }, i) => [name, i] as const))(
    "%s is set aside, once, with its reason",
    (_, i) => {
      const { raw, reason, message } = badEvents[i] ?? { raw: "", reason: "", message: / / };
      const found = letters.get(entryIds[i] ?? "");
      expect(found).toMatchObject([
        { reason, message: expect.stringMatching(message), stream: bench.stream.key },
      ]);
      expect(found?.[0]?.message).not.toContain("\n");
      expect(found?.[0]?.raw.equals(Buffer.from(raw))).toBe(true);
    },
  );

  it("no bad one keeps its neighbours from being stored, or anything from being acknowledged", async () => {
    const stored = await ask<[string]>(bench.databaseUrl, "SELECT event_id::text FROM call_events");
    expect(stored.map(([id]) => id).sort()).toEqual(neighbours.map(idOf).sort());
    expect(letters.size).toBe(badEvents.length);
    expect(await bench.stream.pending()).toBe(0);
  });

  it("a bad one that is delivered again is not set aside again", async () => {
    await bench.stream.redis.xgroup("SETID", bench.stream.key, "calltape", "0");
    await bench.drain();
    expect(await readLetters()).toEqual(letters);
    expect(await bench.stream.pending()).toBe(0);
  });
});
