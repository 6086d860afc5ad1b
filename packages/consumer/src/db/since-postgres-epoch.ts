import { twoDigits } from "@calltape/shared";

/** Where Postgres's time begins. */
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1);

/** The last day asked for, and its beginning: events that are near each other are mostly of one day. */
let knownDay = "";
let beginning = 0;

/** A canonical timestamp (`2026-11-02T09:15:01.250Z`) as ms since 2000-01-01, from where Postgres counts. */
export function sincePostgresEpoch(timestamp: string): number {
  if (knownDay === "" || !timestamp.startsWith(knownDay)) {
    knownDay = timestamp.slice(0, 10);
    beginning = Date.parse(knownDay) - POSTGRES_EPOCH;
  }
  const minutes = twoDigits(timestamp, 11) * 60 + twoDigits(timestamp, 14);
  const milliseconds = twoDigits(timestamp, 20) * 10 + Number(timestamp[22]);
  return beginning + (minutes * 60 + twoDigits(timestamp, 17)) * 1_000 + milliseconds;
}
