/**
 * The shard a call's events go to: 32-bit FNV-1a of the call's id, modulo the
 * number of shards. Only spread depends on it; a producer that chooses
 * otherwise breaks nothing.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/ for the hash and its constants
 */
export function shardOf(callId: string, shards: number): number {
  if (shards === 1) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < callId.length; i++) {
    hash = Math.imul(hash ^ callId.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % shards;
}
