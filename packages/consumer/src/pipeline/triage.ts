/** Deliveries after which an entry is tried alone, so that it can bring down no other. */
const SUSPECT_AFTER = 3;
/** Deliveries after which it is set aside: the last ones were of it alone. */
const SET_ASIDE_AFTER = 6;

/** What to do with an entry that was given to a worker before and not acknowledged. */
export type Triage = "together" | "alone" | "set_aside";

/**
 * Decides by how often an entry was delivered. Most are delivered again because
 * a worker was killed or a connection broke, which says nothing of them. One
 * that was given to one worker after the other, and finished by none, may be
 * what ends them (memory, an endless loop): it is given out alone a few times,
 * and then no more. Deliveries count tries, for nobody reads or takes entries
 * over while Postgres is away. Pure.
 */
export function triage(deliveries: number): Triage {
  if (deliveries < SUSPECT_AFTER) return "together";
  return deliveries < SET_ASIDE_AFTER ? "alone" : "set_aside";
}
