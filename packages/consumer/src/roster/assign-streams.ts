import { shardOf } from "@calltape/shared";

/** Mixes the bits, so that names that differ only at their end rank differently (the finaliser of MurmurHash3). */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const weight = (item: string, bin: string) => mixed(shardOf(`${item} ${bin}`, 2 ** 32));

/** Gives each item to the bin that ranks highest for it and has room; the bins' loads differ by one at most. */
function spread(
  items: readonly string[],
  bins: readonly string[],
): readonly (readonly [item: string, bin: string])[] {
  const least = Math.floor(items.length / bins.length);
  let withOneMore = items.length % bins.length;
  const loads = new Map(bins.map((bin) => [bin, 0]));
  return items.map((item) => {
    const open = [...loads].filter(([, load]) => load < least || (load === least && withOneMore > 0));
    const ranked = open.map(([bin, load]) => ({ bin, load, rank: weight(item, bin) }));
    const best = ranked.reduce((a, b) => (b.rank > a.rank ? b : a));
    if (best.load === least) withOneMore--;
    loads.set(best.bin, best.load + 1);
    return [item, best.bin];
  });
}

/**
 * Which worker reads which streams first: rendezvous hashing with bounded load. Pure; everyone who knows the
 * same streams and workers, in whatever order, comes to the same answer, and little moves when one comes or goes.
 *
 * Every stream has a worker and every worker a stream; with fewer streams than workers, several share one.
 *
 * @see Thaler and Ravishankar, "Using name-based mappings to increase hit rates", 1998
 */
export function assignStreams(
  streams: readonly string[],
  workers: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const [sortedStreams, sortedWorkers] = [[...streams].sort(), [...workers].sort()];
  const pairs =
    streams.length >= workers.length
      ? workers.length === 0
        ? []
        : spread(sortedStreams, sortedWorkers)
      : spread(sortedWorkers, sortedStreams).map(([worker, stream]) => [stream, worker] as const);
  const byWorker = new Map<string, string[]>(sortedWorkers.map((worker) => [worker, []]));
  for (const [stream, worker] of pairs) byWorker.get(worker)?.push(stream);
  return byWorker;
}
