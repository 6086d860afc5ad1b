import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import type { CallEvent } from "@calltape/shared";
import { callStory } from "./support/call-story.js";
import { type Figures, figuresOf } from "./support/figures.js";
import { makePeople } from "./support/people.js";
import { type Random, seededRandom } from "./support/random.js";

export interface Recording {
  /** Events as JSON, all calls interleaved, in the order in which they are sent. */
  readonly lines: readonly string[];
  /** From the first event to the last, in ms of recorded time. */
  readonly spanMs: number;
  /** How many lines repeat an event. */
  readonly repeated: number;
  /** What all of it must leave in the tables. */
  readonly figures: Figures;
  /** Writes the lines to a file, packed; the caller removes it. */
  write(): Promise<RecordingFile>;
}

export interface RecordingFile {
  readonly path: string;
  remove(): Promise<void>;
}

export interface RecordingOptions {
  readonly calls: number;
  readonly seed?: number;
  readonly now?: Date;
}

/** Calls begin this long before the month's first moment at the earliest, and after it at the latest. */
const AROUND = 3 * 3_600_000;

/** Makes up calls on both sides of the current month's beginning: some lines repeated, some late. */
export function makeRecording({ calls, seed = 7, now = new Date() }: RecordingOptions): Recording {
  const random = seededRandom(seed);
  const people = makePeople(Math.ceil(calls * 0.6), random);
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
  // The last millisecond of the one month and the first of the other are always among them.
  const starts = Array.from(
    { length: calls },
    (_, i) => month + (i < 2 ? i - 1 : random.whole(-AROUND, AROUND)),
  );
  const events = starts.flatMap((start) => callStory(start, random, people));
  events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const repeats = events.filter(() => random.chance(0.02));
  const lines = delayed([...events, ...repeats], random).map((event) => JSON.stringify(event));
  const times = events.map(({ at }) => Date.parse(at));
  return {
    lines,
    spanMs: (times.at(-1) ?? 0) - (times[0] ?? 0),
    repeated: repeats.length,
    figures: figuresOf(events, people.numbers),
    write: async () => {
      const path = `${tmpdir()}/calltape-${randomUUID()}.ndjson.gz`;
      await writeFile(path, gzipSync(`${lines.join("\n")}\n`));
      return { path, remove: () => rm(path, { force: true }) };
    },
  };
}

/** In the order of time, but for a few that come late or early: by up to some minutes. */
function delayed(events: readonly CallEvent[], random: Random): CallEvent[] {
  return events
    .map((event) => ({
      event,
      due: Date.parse(event.at) + (random.chance(0.03) ? random.whole(-300_000, 300_000) : 0),
    }))
    .sort((a, b) => a.due - b.due)
    .map(({ event }) => event);
}
