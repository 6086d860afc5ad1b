import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anyText } from "@calltape/testkit/events";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSegment } from "./read-segment.js";
import { sealRecord } from "./spool-record.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "spool-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function readBack(bytes: Uint8Array) {
  const path = join(folder, "segment");
  await writeFile(path, bytes);
  const events: string[] = [];
  let damaged = 0;
  for await (const part of readSegment(path)) {
    events.push(...part.events);
    damaged += part.damaged;
  }
  return { events, damaged };
}

const someEvents = fc.array(fc.record({ id: fc.uuid(), text: anyText(3_000) }), {
  minLength: 1,
  maxLength: 40,
});

describe("segment", () => {
  it("cut at any byte gives every event written before, whole, and no other", async () => {
    const aShare = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(someEvents, aShare, async (events, share) => {
        const lines = events.map((event) => Buffer.from(sealRecord(JSON.stringify(event))));
        const bytes = Buffer.concat(lines);
        const length = Math.floor(share * bytes.length);
        let end = 0;
        const whole = lines.filter((line) => {
          end += line.length;
          return end <= length;
        });
        const { events: found, damaged } = await readBack(bytes.subarray(0, length));
        expect(found).toEqual(events.slice(0, whole.length).map((event) => JSON.stringify(event)));
        expect(damaged).toBe(length === Buffer.concat(whole).length ? 0 : 1);
      }),
      { numRuns: 50 },
    );
  });

  it("with a damaged line in the middle gives all the others", async () => {
    const lines = ["one", "two", "three"].map((text) => sealRecord(JSON.stringify(text)));
    lines[1] = `0${lines[1]?.slice(1)}`;
    expect(await readBack(Buffer.from(lines.join("")))).toEqual({
      events: ['"one"', '"three"'],
      damaged: 1,
    });
  });

  it("with megabytes of rubbish without a line break gives what follows it", async () => {
    const rubbish = Buffer.alloc(5 * 1024 * 1024, 0x78);
    const bytes = Buffer.concat([
      Buffer.from(sealRecord('"before"')),
      rubbish,
      Buffer.from(`\n${sealRecord('"after"')}`),
    ]);
    expect(await readBack(bytes)).toEqual({ events: ['"before"', '"after"'], damaged: 1 });
  });

  it("gives an event of the largest size", async () => {
    const json = JSON.stringify("ї".repeat(128 * 1024));
    expect(await readBack(Buffer.from(sealRecord(json) + sealRecord("1")))).toEqual({
      events: [json, "1"],
      damaged: 0,
    });
  });
});
