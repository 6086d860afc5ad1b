import type { DecodedEvent, Logger } from "@calltape/shared";
import type { CountryCode } from "libphonenumber-js";
import type { DeadLetterReason } from "../dead-letters/dead-letter.js";
import type { MonthWindow } from "../partitions/month.js";
import type { WorkerObserver } from "./worker-observer.js";

/** What a worker needs to know; resolved once, from settings, at the edge. */
export interface WorkerOptions {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly prefix: string;
  readonly shards: number;
  /** Name in the consumer group; unique per process, for two of one name would share their pending entries. */
  readonly consumer: string;
  /** Events per transaction at most. */
  readonly batchSize: number;
  /** Country whose national numbers are meant when there is no country code. */
  readonly defaultRegion: CountryCode;
  /** How long an entry must have been pending before it is taken from its worker, ms. */
  readonly claimAfter: number;
  /** How long stored entries stay in the stream, so that a restored database can be fed again, ms. */
  readonly replayWindow: number;
  /** How long nothing must have been heard of a call before it is closed as lost, ms; 0 never. */
  readonly lostAfter: number;
  /** Other groups that read the streams: where one of them is missing, nothing is trimmed. */
  readonly expectedGroups: readonly string[];
  /** Whether to work on a Redis whose policy may throw the streams away when it is full. */
  readonly allowEviction: boolean;
  /** How far from now a call may have begun. */
  readonly monthWindow: MonthWindow;
  /** How long a stopping worker may take to finish the batches in hand, ms. */
  readonly stopTimeout: number;
  /** Leave when nothing waits and nothing is pending. */
  readonly drain: boolean;
  readonly logger: Logger;
  /** Told of every commit, after it. */
  readonly onCommitted?: (commit: CommitReport) => void;
  /** Told of what else the worker does, and let in to look. */
  readonly observer?: WorkerObserver;
}

/** What one commit did, for metrics and displays. */
export interface CommitReport {
  /** Events that were new. */
  readonly accepted: readonly DecodedEvent[];
  readonly duplicates: number;
  /** Why entries were newly set aside, one reason for each. */
  readonly deadLetters: readonly DeadLetterReason[];
  /** How long storing took, ms. */
  readonly durationMs: number;
  /** From append to commit, ms, one for each entry of the batch. */
  readonly delaysMs: readonly number[];
}

/** Totals of a worker's life. */
export interface WorkerTotals {
  readonly committed: number;
  readonly duplicates: number;
  readonly deadLetters: number;
}
