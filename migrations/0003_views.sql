-- Ended calls whose stored events are fewer than they stated: call.ended is the
-- last event that has a seq, so its own says how many of those there must be.
CREATE VIEW incomplete_calls AS
SELECT id, started_at, tenant, ended_at, end_reason, expected_event_count, event_count,
       expected_event_count - sequenced_event_count AS missing_events
FROM calls
WHERE ended_at IS NOT NULL AND sequenced_event_count < expected_event_count;

-- All that happened in a call, in order. Ask for one call_id at a time.
CREATE VIEW call_timeline AS
SELECT call_id, call_started_at, occurred_at, seq, type,
       coalesce(data->>'speaker', data->>'tool_name', data->>'component') AS actor,
       CASE type
         WHEN 'call.started'     THEN concat_ws(' ', data->>'direction', data->>'caller_phone', data->>'scenario')
         WHEN 'turn.completed'   THEN data->>'content'
         WHEN 'tool.completed'   THEN coalesce(data->>'error_message', data->>'error_type', data->>'result')
         WHEN 'error.raised'     THEN concat_ws(' ', data->>'code', data->>'message')
         WHEN 'call.transferred' THEN concat_ws(' ', data->>'result', data->>'reason', data->>'target')
         WHEN 'usage.recorded'   THEN concat_ws(' ', data->>'cost', 'USD', data->>'model')
         WHEN 'call.ended'       THEN concat_ws(' ', data->>'end_reason', data->>'outcome', data->>'result')
         WHEN 'call.analyzed'    THEN data->>'summary'
       END AS summary,
       CASE type
         WHEN 'tool.completed' THEN data->'duration_ms'
         WHEN 'turn.completed' THEN coalesce(data->'total_response_latency_ms', data->'stt_latency_ms')
       END AS duration_ms,
       data, event_id, request_id, trace_id
FROM call_events
ORDER BY call_id, occurred_at, seq, event_id;
