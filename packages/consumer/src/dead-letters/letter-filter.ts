/** Which dead letters are meant; what is left out does not choose. */
export interface LetterFilter {
  readonly ids?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly stream?: string | undefined;
  /** Set aside at or after this. */
  readonly since?: Date | undefined;
  /** Set aside before this. */
  readonly until?: Date | undefined;
  /** `open`: neither sent again nor discarded. */
  readonly state: "open" | "resolved" | "any";
}

/** A condition on `dead_letters`, over the parameters $1 to $6 of {@link filterValues}. */
export const FILTER = `
($1::bigint[] IS NULL OR id = ANY($1))
AND ($2::text IS NULL OR reason = $2)
AND ($3::text IS NULL OR stream = $3)
AND ($4::timestamptz IS NULL OR recorded_at >= $4)
AND ($5::timestamptz IS NULL OR recorded_at < $5)
AND CASE $6 WHEN 'open' THEN resolved_at IS NULL WHEN 'resolved' THEN resolved_at IS NOT NULL ELSE true END`;

export function filterValues({ ids, reason, stream, since, until, state }: LetterFilter): readonly unknown[] {
  return [ids ?? null, reason ?? null, stream ?? null, since ?? null, until ?? null, state];
}
