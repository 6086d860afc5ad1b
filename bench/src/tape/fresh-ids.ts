/** Numbers of 48 bits: what the last group of a UUID holds. */
const GROUP = 2 ** 48;
/** Large, odd and far from any pattern of ids, and yet no product with a round exceeds 2^53. */
const STRIDE = 109_951_162_781;
const ROUNDS = 80_000;

const IDS = /"(id|call_id)":"([0-9a-f-]{24})([0-9a-f]{12})"/g;

/**
 * The line of an event with ids of its own for each round: the same call in
 * another round is another call, and all its events still are one call's. Round
 * 0 leaves the line as it is.
 *
 * @throws RangeError beyond round 80,000
 */
export function withFreshIds(line: string, round: number): string {
  if (round === 0) return line;
  if (round > ROUNDS) throw new RangeError(`the events can be repeated ${ROUNDS} times, and not ${round}`);
  // The ids of the envelope come before `data`, where a field of the same name may be.
  const end = line.indexOf('"data":');
  const head = line.slice(0, end).replace(IDS, (_, name: string, start: string, group: string) => {
    const shifted = (Number.parseInt(group, 16) + round * STRIDE) % GROUP;
    return `"${name}":"${start}${shifted.toString(16).padStart(12, "0")}"`;
  });
  return head + line.slice(end);
}
