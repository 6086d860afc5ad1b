-- Who may do what. Not a migration: `calltape migrate` runs it at the end of
-- every run, for those of the roles that exist in this cluster (they are made by
-- deploy/postgres/roles.sql). A migration that adds a table or a column says here
-- who may see it; a test names what nobody has decided about.
--
-- Rights on a partitioned table are asked of the table alone, so months that are
-- made later need none. Under the lock of who makes months: what both change in
-- the catalogue would be in each other's way.
DO $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('calltape:partitions', 0));

  -- What a worker needs, and who sends dead letters again. No right to create,
  -- change or empty a table, or to delete a call or an event.
  IF to_regrole('calltape_writer') IS NOT NULL THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO calltape_writer', current_schema());
    GRANT SELECT ON installation, retention_floors, incomplete_calls TO calltape_writer;
    GRANT SELECT, INSERT ON call_events TO calltape_writer;
    GRANT INSERT ON call_turns, call_tool_calls TO calltape_writer;
    GRANT SELECT, INSERT, UPDATE ON calls TO calltape_writer;
    GRANT SELECT, INSERT, UPDATE, DELETE ON customers TO calltape_writer;
    GRANT SELECT, INSERT, UPDATE (resolved_at, resolution) ON dead_letters TO calltape_writer;
    GRANT EXECUTE ON FUNCTION calltape_ensure_month(date) TO calltape_writer;
    -- A worker may learn from a late event that a call is one of a person who was
    -- erased: then it writes what is stored of that call anew.
    IF to_regclass('erasures') IS NOT NULL THEN
      GRANT SELECT, UPDATE (counts) ON erasures TO calltape_writer;
      GRANT SELECT, INSERT ON erased_calls TO calltape_writer;
      GRANT UPDATE (schema_version, data, request_id, trace_id) ON call_events TO calltape_writer;
      GRANT SELECT, UPDATE, DELETE ON call_turns, call_tool_calls TO calltape_writer;
    END IF;
  END IF;

  -- Figures, for dashboards and reports: when, how long, how well, what it cost,
  -- and nothing of who called and what was said.
  IF to_regrole('calltape_reader') IS NOT NULL THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO calltape_reader', current_schema());
    GRANT SELECT (id, started_at, tenant, customer_id, direction, channel, provider_call_id, language,
      agent_version, scenario, answered_at, ended_at, duration_seconds, end_reason, outcome,
      transferred_to_operator, transfer_reason, transfer_result, turn_count, interruption_count,
      tool_call_count, tool_error_count, error_count, cost_stt, cost_llm, cost_tts, cost_telephony,
      cost_other, total_cost_usd, quality_score, event_count, expected_event_count,
      sequenced_event_count, updated_at) ON calls TO calltape_reader;
    GRANT SELECT (call_id, call_started_at, event_id, turn_number, speaker, source, started_at, interrupted,
      language, stt_confidence, stt_latency_ms, eou_delay_ms, llm_latency_ms, tts_latency_ms,
      total_response_latency_ms, stt_model, llm_model, tts_model, occurred_at) ON call_turns TO calltape_reader;
    GRANT SELECT (call_id, call_started_at, event_id, turn_number, tool_name, duration_ms, success,
      error_type, occurred_at) ON call_tool_calls TO calltape_reader;
    GRANT SELECT (event_id, call_id, call_started_at, type, schema_version, seq, occurred_at, tenant,
      request_id, trace_id, recorded_at) ON call_events TO calltape_reader;
    GRANT SELECT (id, tenant, total_calls, first_call_at, last_call_at, created_at, updated_at)
      ON customers TO calltape_reader;
    GRANT SELECT (id, stream, entry_id, reason, sqlstate, attempts, recorded_at, resolved_at, resolution)
      ON dead_letters TO calltape_reader;
    GRANT SELECT ON incomplete_calls, retention_floors, rebuilds TO calltape_reader;
  END IF;

  -- Reads everything, and changes nothing. Not the secret of the customers' ids.
  IF to_regrole('calltape_auditor') IS NOT NULL THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO calltape_auditor', current_schema());
    GRANT SELECT ON calls, call_turns, call_tool_calls, call_events, customers, dead_letters,
      incomplete_calls, call_timeline, retention_floors, rebuilds TO calltape_auditor;
    IF to_regclass('erasures') IS NOT NULL THEN
      GRANT SELECT ON erasures, erased_calls TO calltape_auditor;
    END IF;
  END IF;
END
$$;
