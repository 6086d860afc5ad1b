/** The one place that spells the names Calltape uses in Redis. */

/** The consumer group the workers read with. */
export const CONSUMER_GROUP = "calltape";

/** The one field of a stream entry; its value is the event as JSON. */
export const EVENT_FIELD = "event";

export const DEFAULT_PREFIX = "calltape";
export const DEFAULT_SHARDS = 1;
export const MAX_SHARDS = 1024;

/** A prefix may not contain braces: they are Redis Cluster's hash tag, which is the shard's. */
export const PREFIX_PATTERN = /^[A-Za-z0-9_.:-]{1,64}$/;

/** Key of a shard's stream, such as `calltape:{0}:events`. */
export function streamKey(prefix: string, shard: number): string {
  return `${prefix}:{${shard}}:events`;
}

/** Keys of all shards' streams, by shard. */
export function streamKeys(prefix: string, shards: number): readonly string[] {
  return Array.from({ length: shards }, (_, shard) => streamKey(prefix, shard));
}

/** Key of a call's session, such as `calltape:session:{0199…}`. */
export function sessionKey(prefix: string, callId: string): string {
  return `${prefix}:session:{${callId}}`;
}

/** Key of what is left of a removed session, in the session's own slot: it keeps older writes from bringing it back. */
export function sessionEndKey(prefix: string, callId: string): string {
  return `${prefix}:session-end:{${callId}}`;
}

/**
 * Key of the index of live sessions, such as `calltape:sessions`: a sorted set of call ids by when each
 * session expires, in milliseconds since 1970 by the clock of the Redis server.
 */
export function sessionIndexKey(prefix: string): string {
  return `${prefix}:sessions`;
}

/** Key of the roster of live workers, such as `calltape:workers`: a sorted set of their names by when each expires. */
export function workersKey(prefix: string): string {
  return `${prefix}:workers`;
}
