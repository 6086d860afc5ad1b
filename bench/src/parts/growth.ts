import { withConnection } from "../measure/connect.js";
import { type Load, measureDrain, processorTime } from "../measure/load.js";
import { spreadOf } from "../measure/statistics.js";
import type { Part } from "../part.js";
import { table, whole } from "../report/table.js";
import { checkpoint, withDatabase } from "../stage.js";
import { fillStream, repeated } from "../tape/backlog.js";
import { callsAtOnce } from "../tape/calls-at-once.js";
import { monthsEarlier } from "../tape/shift-months.js";

/** What the drain is measured on. */
interface Case {
  readonly name: string;
  readonly events: number;
  readonly workers?: number;
  /** Months that the calls are spread over. */
  readonly months?: number;
  /** Rows in `calls` before. */
  readonly calls?: number;
  /** Calls that go on at once; as many as in the recording when left out. */
  readonly live?: number;
}

const EVENTS = 300_000;
const cases: readonly Case[] = [
  { name: "a backlog of 0.1 million", events: 100_000 },
  { name: "of 1 million", events: 1_000_000 },
  { name: "of 3 million", events: 3_000_000 },
  { name: "1 worker", events: EVENTS, workers: 1 },
  { name: "2 workers", events: EVENTS, workers: 2 },
  { name: "4 workers", events: EVENTS, workers: 4 },
  { name: "calls of 24 months", events: EVENTS, months: 24 },
  { name: "5 million rows in `calls`", events: EVENTS, calls: 5_000_000 },
  { name: "16,000 calls at once", events: EVENTS, live: 16_000 },
];

/** Ended calls of this month, with a number and a customer each, as the worker would have left them. */
const CALLS = `
INSERT INTO calls (id, started_at, direction, caller_phone, customer_id, scenario, ended_at, end_reason, outcome,
                   turn_count, event_count, sequenced_event_count, expected_event_count)
SELECT gen_random_uuid(), date_trunc('month', now()) + n * interval '0.1 s', 'inbound',
       '+38067' || lpad((n % 10000000)::text, 7, '0'), gen_random_uuid(), 'tire_search',
       date_trunc('month', now()) + n * interval '0.1 s' + interval '3 min', 'caller_hangup', 'resolved', 9, 17, 17, 17
FROM generate_series(1, $1::int) AS n`;

function* spreadOver(lines: Iterable<string>, months: number): Generator<string> {
  // A call's events all go to one month: their order in the recording does not tell, the call's id does.
  for (const line of lines) {
    const [, digits = "0"] = /"call_id":"[0-9a-f-]{30}([0-9a-f]{6})"/.exec(line) ?? [];
    yield monthsEarlier(line, Number.parseInt(digits, 16) % months);
  }
}

export const growthPart: Part = {
  name: "growth",
  about: "the drain's rate and memory as backlog, workers, months, calls grow",
  run: async ({ stage, source, options, say }) => {
    const { rounds, scale } = options;
    const loads = new Map<string, Load[]>(cases.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round++) {
      for (const { name, workers = 1, months = 1, calls = 0, live, ...sized } of cases) {
        const events = Math.round(sized.events * scale);
        const copies = live === undefined ? 1 : Math.ceil(live / callsAtOnce(source.lines));
        const lines = repeated(source.lines, events, copies);
        await fillStream(stage.redis.url, months === 1 ? lines : spreadOver(lines, months));
        const load = await withDatabase(stage, async ({ url }) => {
          if (calls > 0) {
            await withConnection(url, (client) => client.query(CALLS, [Math.round(calls * scale)]));
            await withConnection(url, (client) => client.query("ANALYZE calls"));
            await checkpoint(url);
          }
          return measureDrain(stage, url, events, workers);
        });
        loads.get(name)?.push(load);
        say(`round ${round}: ${name}: ${whole(load.eventsPerSecond)} events/s`);
      }
    }
    const rows = [...loads].map(([name, measured]) => {
      const rate = spreadOf(measured.map(({ eventsPerSecond }) => eventsPerSecond));
      const memory = Math.max(...measured.map(({ peakMemory }) => peakMemory));
      const rates = [whole(rate.median), `${whole(rate.least)} – ${whole(rate.most)}`];
      const processor = spreadOf(measured.map(processorTime));
      return [name, ...rates, whole(processor.median), whole(memory / 2 ** 20)];
    });
    const title = ["", "events/s", "spread", "processor, µs/event", "memory of a worker, MiB"];
    return { table: table([title, ...rows]), figures: { scale, cases, loads: Object.fromEntries(loads) } };
  },
};
