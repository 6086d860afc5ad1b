-- Calls that nobody ended, and events that never came.
--
-- The index finds the calls that are still open among all those that are not.
-- It is made on every partition, each under a SHARE lock that lets nobody write
-- into that partition meanwhile: on a large database that may take seconds a
-- month. What waits meanwhile waits in Redis.
CREATE INDEX calls_open ON calls (started_at) WHERE ended_at IS NULL;

-- The numbers that are missing from a call's tape: up to the one its end stated,
-- or else up to the last that is there. Reads the one call's events.
CREATE FUNCTION calltape_missing_seqs(of_call uuid, of_start timestamptz) RETURNS SETOF integer
  LANGUAGE sql STABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT expected.seq
    FROM calls c,
         LATERAL (SELECT max(e.seq) AS seq FROM call_events e
                  WHERE e.call_id = c.id AND e.call_started_at = c.started_at) last,
         generate_series(0, coalesce(c.expected_event_count - 1, last.seq)) AS expected(seq)
    WHERE c.id = of_call AND c.started_at = of_start
      AND NOT EXISTS (SELECT FROM call_events e
                      WHERE e.call_id = c.id AND e.call_started_at = c.started_at AND e.seq = expected.seq)
    ORDER BY expected.seq;
  END;
