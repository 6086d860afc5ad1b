import { randomUUID } from "node:crypto";
import { redisAddress } from "@calltape/shared";
import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SessionProbe, sessionProbe } from "../../fixtures/session-probe.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import { openRoute, type RedisRoute } from "../redis-route.js";
import { SessionCommands } from "./session-commands.js";
import { isNewer } from "./session-entry.js";
import { readFound } from "./session-replies.js";

const { redisUrl } = testServices();
const prefix = `test-${randomUUID()}`;
const TTL_MS = 60_000;
const commands = new SessionCommands(prefix);
let connection: RedisRoute;
let probe: StreamProbe;
let sessions: SessionProbe;

beforeAll(async () => {
  const address = redisAddress(redisUrl);
  if (address === undefined) throw new Error(`${redisUrl} is no address`);
  await new Promise<void>((resolve, reject) => {
    connection = openRoute({ address, protocol: 3, onReady: resolve, onLost: reject });
    connection.open();
  });
  probe = streamProbe(redisUrl);
  sessions = sessionProbe(probe.client, prefix);
});

afterAll(() => {
  connection.close();
  probe.close();
});

interface Write {
  readonly kind: "state" | "tape" | "remove";
  readonly rank: number;
  readonly version: number;
}

/** Numbers of a tape grow as its versions do, unless two processes continued one call at once. */
const grown = (all: Write[]) =>
  all.some(({ kind }) => kind === "remove") ? all.map((write) => ({ ...write, rank: write.version })) : all;

/** What processes write about one session: each version is made once, and a removal may be older or newer than all. */
const writes: fc.Arbitrary<Write[]> = fc
  .uniqueArray(
    fc.record({
      kind: fc.constantFrom(
        "state" as const,
        "state" as const,
        "tape" as const,
        "tape" as const,
        "remove" as const,
      ),
      rank: fc.integer({ min: 0, max: 5 }),
      version: fc.integer({ min: 1, max: 1000 }),
    }),
    { selector: ({ version }) => version, minLength: 1, maxLength: 12 },
  )
  .map(grown);

/** What is left when all writes have arrived, in whatever order. */
function newestOf(all: readonly Write[], kind: "state" | "tape"): string | undefined {
  const removed = Math.max(
    0,
    ...all.filter((write) => write.kind === "remove").map(({ version }) => version),
  );
  const valid = all.filter((write) => write.kind === kind && write.version > removed).map(rankedOf);
  return valid.reduce<ReturnType<typeof rankedOf> | undefined>(
    (best, write) => (isNewer(write, best) ? write : best),
    undefined,
  )?.json;
}

const rankedOf = ({ kind, rank, version }: Write) => ({
  ...{ version, rank: kind === "state" ? 0 : rank },
  json: JSON.stringify(`${kind} ${version}`),
});

describe("writes of one session by several processes", () => {
  it("leave the newest, in any order of arrival and with any repetition", async () => {
    const arrivals = writes.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.constantFrom(...all), { maxLength: 6 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async ([all, order, repeated]) => {
        const id = randomUUID();
        const replies = await connection.run(
          [...order, ...repeated].map((write) =>
            write.kind === "remove"
              ? commands.remove(id, TTL_MS, { version: write.version, tape: "" })
              : commands.write(id, TTL_MS, { [write.kind]: rankedOf(write) }),
          ),
        );
        expect(replies.filter(([error]) => error !== null)).toEqual([]);
        const found = readFound((await connection.run(commands.read(id))).map(([, value]) => value));
        expect(found.state?.json).toBe(newestOf(all, "state"));
        expect(found.tape?.json).toBe(newestOf(all, "tape"));
      }),
      { numRuns: 300 },
    );
  });

  it("leave no session when the call has ended before the state of it arrives", async () => {
    const id = randomUUID();
    await connection.run([
      commands.remove(id, TTL_MS, { version: 5, tape: "{}" }),
      commands.write(id, TTL_MS, { state: { json: "1", rank: 0, version: 9 } }),
    ]);
    expect(await sessions.exists(id)).toBe(false);
  });

  it("take exact versions, up to the last there is", async () => {
    const id = randomUUID();
    for (const version of [Number.MAX_SAFE_INTEGER - 2, Number.MAX_SAFE_INTEGER - 1, 1_700_000_000_000_001]) {
      const state = { json: String(version), rank: 0, version };
      await connection.run([commands.write(id, TTL_MS, { state })]);
    }
    expect(await sessions.state(id)).toBe(Number.MAX_SAFE_INTEGER - 1);
  });
});
