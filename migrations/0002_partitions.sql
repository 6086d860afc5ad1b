-- Makes the four partitions of a month unless they are there. Returns how many
-- it made. LIKE and ATTACH take SHARE UPDATE EXCLUSIVE on the parents, which
-- neither readers nor writers wait for; PARTITION OF would take ACCESS EXCLUSIVE.
-- The advisory lock makes simultaneous callers harmless; IF NOT EXISTS would not.
-- Bounds carry their offset: without it they would mean the session's time zone.
CREATE FUNCTION calltape_ensure_month(month date) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  parent         text;
  partition_name text;
  first_day      date    := date_trunc('month', month::timestamp)::date;
  next_month     date    := (date_trunc('month', month::timestamp) + interval '1 month')::date;
  made           integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('calltape:partitions', 0));
  FOREACH parent IN ARRAY ARRAY['calls', 'call_turns', 'call_tool_calls', 'call_events'] LOOP
    partition_name := parent || to_char(first_day, '_YYYY_MM');
    CONTINUE WHEN EXISTS (
      SELECT FROM pg_inherits
      WHERE inhparent = parent::regclass AND inhrelid = to_regclass(partition_name)
    );
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition_name, parent);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      parent, partition_name, to_char(first_day, 'YYYY-MM-DD" 00:00:00+00"'), to_char(next_month, 'YYYY-MM-DD" 00:00:00+00"'));
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;
