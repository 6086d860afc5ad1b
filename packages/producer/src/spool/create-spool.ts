import type { Logger } from "@calltape/shared";
import type { BoundedBuffer } from "../bounded-buffer.js";
import type { Sender } from "../sender.js";
import { Spool, type SpoolOptions } from "./spool.js";
import { SpoolPump } from "./spool-pump.js";
import { SpoolToRedis } from "./spool-target.js";
import { StrandedInBuffer } from "./stranded-in-buffer.js";

export interface SpoolParts {
  readonly buffer: BoundedBuffer;
  readonly sender: Sender;
  readonly shards: number;
  readonly logger: Logger;
  /** Called when events have left the buffer. */
  readonly onProgress: () => void;
}

/** Puts a spool between a buffer and its sender; none without options. */
export function createSpool(options: SpoolOptions | undefined, parts: SpoolParts): SpoolPump | undefined {
  if (options === undefined) return undefined;
  const { buffer, sender, shards, logger, onProgress } = parts;
  const isStuck = (shard: number) => sender.isStuck(shard);
  return new SpoolPump({
    spool: new Spool(options),
    stranded: new StrandedInBuffer({ buffer, shards, isStuck, onProgress }),
    target: new SpoolToRedis(sender, shards),
    logger,
    onEmptied: () => sender.tellWaiters(),
  });
}
