-- A call's row is updated while the call lives. With room left on its page the
-- new version stays beside the old one and no index is touched (HOT).
--
-- Pages of the present months have it as they are filled from now on; months to
-- come are made with it (calltape_ensure_month in 0006). SET takes SHARE UPDATE
-- EXCLUSIVE on each of them, which neither readers nor writers wait for. Storage
-- parameters cannot be set on the partitioned table itself, and LIKE does not
-- copy them.
DO $$
DECLARE
  partition_name regclass;
BEGIN
  FOR partition_name IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'calls'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (fillfactor = 70)', partition_name);
  END LOOP;
END
$$;
