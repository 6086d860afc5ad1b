-- What retention has removed, and what follows from it for events that come late.
--
-- Takes no lock that anybody could wait for: one new, empty table, and functions.
-- Older workers do not ask calltape_kept_since: replace them before the first
-- retention is carried out. Until then there is no floor, and nothing changes.

-- From when on a table still has everything. Raised before anything is removed,
-- and never lowered.
CREATE TABLE retention_floors (
  table_name text        PRIMARY KEY
    CHECK (table_name IN ('calls', 'call_turns', 'call_tool_calls', 'call_events')),
  kept_since timestamptz NOT NULL,
  raised_at  timestamptz NOT NULL DEFAULT now()
);

-- Where the gate begins: of calls that began before, it could not tell an event
-- that is new from one whose rows are gone. NULL where nothing was removed yet.
--
-- Whoever asks holds a shared lock until the end of the transaction; who raises
-- a floor waits for all of them. So no transaction that knows an older floor
-- stores anything once the rows below the new one go. VOLATILE, so that the
-- second statement sees what was committed while the first one waited.
CREATE FUNCTION calltape_kept_since() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('calltape:retention floors', 0));
  RETURN (SELECT max(kept_since) FROM retention_floors);
END
$$;

-- Raises a table's floor, if `since` is higher than it is. Must be committed
-- before anything below it is removed.
CREATE FUNCTION calltape_raise_floor(of_table text, since timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF since > now() THEN
    RAISE EXCEPTION 'a floor of % would lie in the future', since USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('calltape:retention floors', 0));
  INSERT INTO retention_floors (table_name, kept_since) VALUES (of_table, since)
  ON CONFLICT (table_name) DO UPDATE SET kept_since = excluded.kept_since, raised_at = now()
  WHERE retention_floors.kept_since < excluded.kept_since;
END
$$;

-- As in 0002, and: a month that lies below a table's floor is not made again, and
-- calls leave room on their pages (0005).
-- SECURITY DEFINER, so that a worker needs no right to create anything: what it
-- makes belongs to the owner of this function, as do the tables.
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

-- A definer's function must not find its tables by the caller's search_path, and
-- a temporary table of the caller's last of all. It is nobody's to call who was
-- not told so: roles.sql grants it.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION calltape_ensure_month(date) SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE ALL ON FUNCTION calltape_ensure_month(date) FROM PUBLIC;
REVOKE ALL ON FUNCTION calltape_raise_floor(text, timestamptz) FROM PUBLIC;
