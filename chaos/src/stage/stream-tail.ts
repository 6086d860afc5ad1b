import type { Redis } from "ioredis";
import { askRedis } from "./ask-redis.js";
import { entryNames } from "./entry-names.js";

/** Longer than any fault lasts, ms. */
const PAUSE_MS = 60_000;

/** The newest entries of a stream, as a server had them when it took no more. */
export class StreamTail {
  readonly #stream: string;
  readonly #after: string;
  readonly #values: readonly Buffer[];

  private constructor(stream: string, after: string, values: readonly Buffer[]) {
    this.#stream = stream;
    this.#after = after;
    this.#values = values;
  }

  /** Lets a server take no more writes, and reads what came after an id. */
  static freeze(url: string, stream: string, after: string): Promise<StreamTail> {
    return askRedis(url, async (redis) => {
      await redis.call("CLIENT", "PAUSE", PAUSE_MS, "WRITE");
      return new StreamTail(stream, after, await valuesAfter(redis, stream, after));
    });
  }

  /** The names of those that another server, or the same one later, does not have. */
  async missingFrom(redis: Redis): Promise<ReadonlySet<string>> {
    const there = new Set((await valuesAfter(redis, this.#stream, this.#after)).map(String));
    return entryNames(this.#values.filter((value) => !there.has(String(value))));
  }
}

async function valuesAfter(redis: Redis, stream: string, id: string): Promise<Buffer[]> {
  const entries = await redis.xrangeBuffer(stream, `(${id}`, "+");
  return entries.map(([, fields]) => fields[1] ?? Buffer.alloc(0));
}

/** The highest id a stream has given; `0-0` if there is none. */
export async function lastIdOf(redis: Redis, stream: string): Promise<string> {
  if ((await redis.exists(stream)) === 0) return "0-0";
  const info = (await redis.xinfo("STREAM", stream)) as unknown[];
  return String(info[info.indexOf("last-generated-id") + 1]);
}
