import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "@calltape/testkit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { collectingLogger } from "../../fixtures/collecting-logger.js";
import { Spool } from "./spool.js";
import { SpoolPump, type SpoolTarget, type StrandedEvents } from "./spool-pump.js";

/** As if the disk did not give one of its segments back. */
class SpoolWithABadSegment extends Spool {
  override async segments(): Promise<string[]> {
    const readable = await super.segments();
    return readable.length === 0 ? [] : ["/nowhere/000000000000.ndjson", ...readable];
  }
}

let folder: string;
let pump: SpoolPump;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calltape-pump-"));
});
afterEach(async () => {
  await pump.close();
  await rm(folder, { recursive: true });
});

it("a segment that cannot be read is said to be so once, and holds up no other", async () => {
  const log = collectingLogger();
  const written: string[] = [];
  const held = ['{"n":1}', '{"n":2}'].map((json, n) => ({ json, bytes: json.length, position: n + 1 }));
  const stranded: StrandedEvents = {
    take: () => (held.length === 0 ? undefined : { shard: 0, events: held.splice(0) }),
    settle: () => undefined,
  };
  const target: SpoolTarget = {
    isReady: true,
    open: () => undefined,
    append: async (events) => {
      written.push(...events);
      return [];
    },
  };
  const spool = new SpoolWithABadSegment({ folder, maxBytes: 1024 * 1024 });
  pump = new SpoolPump({ spool, stranded, target, logger: log.logger, onEmptied: () => undefined });
  await waitFor("the others to be sent", () => pump.counts.unspooled === 2);
  expect(written).toEqual(['{"n":1}', '{"n":2}']);
  expect(log.named("spool_unreadable")).toMatchObject([{ level: "error" }]);
});
