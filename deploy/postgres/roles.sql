-- The roles that `calltape migrate` gives rights to. Run it once in a cluster, by
-- whoever may create roles, before migrate; to run it again is harmless:
--
--   psql --file deploy/postgres/roles.sql postgres://admin@db/postgres
--
-- They cannot log in. Give each program and person a role of their own in one of them:
--
--   CREATE ROLE calltape_worker LOGIN PASSWORD '…' IN ROLE calltape_writer;
--   CREATE ROLE dashboards      LOGIN PASSWORD '…' IN ROLE calltape_reader;
--   CREATE ROLE olena           LOGIN PASSWORD '…' IN ROLE calltape_auditor;
--
-- What each of them may: docs/roles.md, and migrations/roles.sql, which says it in SQL.
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['calltape_writer', 'calltape_reader', 'calltape_auditor'] LOOP
    IF to_regrole(role) IS NULL THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', role);
    END IF;
  END LOOP;
END
$$;
