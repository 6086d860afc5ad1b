import type { Logger } from "@calltape/shared";
import type { ObservedWorkerOptions } from "../observed-worker.js";
import type { Settings } from "./settings.js";

/** A worker's options, as the settings have them. It goes on until stopped, unless told to drain. */
export function workerOptions(settings: Settings, logger: Logger): ObservedWorkerOptions {
  return {
    redisUrl: settings.redisUrl,
    databaseUrl: settings.databaseUrl,
    prefix: settings.prefix,
    shards: settings.shards,
    consumer: settings.consumer,
    batchSize: settings.batchSize,
    defaultRegion: settings.defaultRegion,
    claimAfter: settings.claimAfterMs,
    replayWindow: settings.replayWindowMs,
    lostAfter: settings.lostAfterMs,
    expectedGroups: settings.expectedGroups,
    allowEviction: settings.allowEviction === "yes",
    monthWindow: { back: settings.monthsBack, ahead: settings.monthsAhead },
    stopTimeout: settings.stopTimeoutMs,
    drain: false,
    http: { host: settings.httpHost, ...settings.httpPort },
    logger,
  };
}
