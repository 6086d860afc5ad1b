/** What one row of the list of calls says. Money is text, so that nothing is rounded. */
export interface CallOverview {
  readonly id: string;
  readonly started_at: Date;
  readonly tenant: string;
  readonly direction: string | null;
  readonly caller_phone: string | null;
  readonly called_number: string | null;
  readonly scenario: string | null;
  /** Of a call that has not ended, `null`. */
  readonly ended_at: Date | null;
  readonly duration_seconds: number | null;
  readonly end_reason: string | null;
  readonly outcome: string | null;
  readonly turn_count: number;
  readonly error_count: number;
  readonly total_cost_usd: string;
  /** How many events are missing of those the call stated at its end; `null` before, and of a lost call. */
  readonly missing_events: number | null;
}

export const OVERVIEW_COLUMNS = `
  c.id, c.started_at, c.tenant, c.direction, c.caller_phone, c.called_number, c.scenario, c.ended_at,
  c.duration_seconds, c.end_reason, c.outcome, c.turn_count, c.error_count, c.total_cost_usd,
  c.expected_event_count - c.sequenced_event_count AS missing_events`;
