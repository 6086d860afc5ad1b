import { randomUUID } from "node:crypto";
import { redisAddress } from "@calltape/shared";
import { startTcpProxy, type TcpProxy, waitFor } from "@calltape/testkit";
import { testServices } from "@calltape/testkit/vitest";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SessionProbe, sessionProbe } from "../../fixtures/session-probe.js";
import { type StreamProbe, streamProbe } from "../../fixtures/stream-probe.js";
import { silentLogger } from "../silent-logger.js";
import { RedisSessions } from "./redis-sessions.js";
import { resolveSessionOptions } from "./session-options.js";
import { VersionClock } from "./version-clock.js";

const { redisUrl } = testServices();
const prefix = `test-${randomUUID()}`;
const STORES = 2;
let proxies: TcpProxy[];
let stores: RedisSessions[];
let probe: StreamProbe;
let sessions: SessionProbe;
/** One clock for both, so that the order of what they do is known. */
let time = Date.now();

beforeAll(async () => {
  const url = new URL(redisUrl);
  proxies = await Promise.all(
    Array.from({ length: STORES }, () => startTcpProxy({ host: url.hostname, port: Number(url.port) })),
  );
  stores = proxies.map((proxy) => {
    const address = redisAddress(proxy.through(redisUrl));
    if (address === undefined) throw new Error("the proxy has no address");
    return new RedisSessions({
      ...{ prefix, logger: silentLogger, redis: { address, protocol: 3 }, misuse: () => undefined },
      sessions: resolveSessionOptions({ timeoutMs: 100 }),
      clock: new VersionClock(() => ++time),
    });
  });
  probe = streamProbe(redisUrl);
  sessions = sessionProbe(probe.client, prefix);
});

afterAll(async () => {
  for (const store of stores) store.close();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  probe.close();
});

type Action = "save" | "remove" | "touch" | "load" | "cut" | "refuse" | "blackhole" | "delay" | "accept";
interface Step {
  readonly who: number;
  readonly action: Action;
  /** Whether what follows waits for it. */
  readonly waits: boolean;
}

const networkActions: Action[] = ["cut", "refuse", "delay", "accept"];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.nat({ max: STORES - 1 }),
    action: fc.constantFrom<Action>("save", "save", "save", "remove", "touch", "load", ...networkActions),
    waits: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
);

async function act({ who, action }: Step, id: string, value: number): Promise<unknown> {
  const [proxy, store] = [proxies[who], stores[who]];
  if (proxy === undefined || store === undefined) return undefined;
  if (action === "save") return store.save(id, value);
  if (action === "delay") return proxy.delay(20);
  if (action === "remove" || action === "touch" || action === "load") return store[action](id);
  return proxy[action]();
}

describe("two stores of one session, with a network between them and Redis that comes and goes", () => {
  it("come to the newest state, the removed one included, whatever they do and in whatever order it arrives", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const id = randomUUID();
        let newest: number | undefined;
        for (const [value, step] of all.entries()) {
          if (step.action === "save") newest = value;
          if (step.action === "remove") newest = undefined;
          const acting = act(step, id, value);
          if (step.waits) await acting;
        }
        await Promise.all(proxies.map((proxy) => proxy.accept()));
        const settled = () => stores.every((store) => store.stats().unwritten === 0);
        await waitFor("both to be written", settled, { intervalMs: 5 });
        expect(await sessions.state(id)).toBe(newest);
        // Who is not connected again answers from memory; connected, both have the newest.
        await waitFor("both to load it", async () =>
          (await Promise.all(stores.map((store) => store.load(id)))).every((state) => state === newest),
        );
        expect((await sessions.indexedMs(id)) !== undefined).toBe(newest !== undefined);
        for (const store of stores) await store.remove(id);
      }),
      { numRuns: 60 },
    );
  });
});
