-- A call's row is updated while the call lives. With room left on its page the
-- new version stays beside the old one and no index is touched (HOT).
--
-- Months to come are made with that room; pages of the present ones have it as
-- they are filled from now on. SET takes SHARE UPDATE EXCLUSIVE on each of them,
-- which neither readers nor writers wait for. Storage parameters cannot be set
-- on the partitioned table itself, and LIKE does not copy them.
DO $$
DECLARE
  partition_name regclass;
BEGIN
  FOR partition_name IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'calls'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (fillfactor = 70)', partition_name);
  END LOOP;
END
$$;

-- As in 0006, but for the room in calls.
CREATE OR REPLACE FUNCTION calltape_ensure_month(month date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER AS $$
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
    CONTINUE WHEN EXISTS (
      SELECT FROM retention_floors
      WHERE table_name = parent AND kept_since AT TIME ZONE 'UTC' >= next_month::timestamp
    );
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition_name, parent);
    IF parent = 'calls' THEN
      EXECUTE format('ALTER TABLE %I SET (fillfactor = 70)', partition_name);
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      parent, partition_name, to_char(first_day, 'YYYY-MM-DD" 00:00:00+00"'), to_char(next_month, 'YYYY-MM-DD" 00:00:00+00"'));
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

-- Replacing a function takes away what was set for it; its rights stay.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION calltape_ensure_month(date) SET search_path = %I, pg_temp', current_schema());
END
$$;
