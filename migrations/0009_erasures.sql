-- People who were erased on request, and what keeps late events from bringing
-- them back. Takes no lock that anybody could wait for: new, empty tables.
-- Older workers do not ask calltape_forgotten: replace them before the first
-- `calltape customer forget`.

-- One row per erasure: who, as a keyed hash of the number; until when calls that
-- begin are theirs to be erased; and how much was. Nothing in it says who it was.
CREATE TABLE erasures (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person      uuid        NOT NULL,
  -- Whose customer; NULL for all tenants.
  tenant      text,
  -- Calls that began by then are erased; who calls later is a new customer.
  erased_at   timestamptz NOT NULL,
  counts      jsonb       NOT NULL DEFAULT '{}',
  requested_at timestamptz NOT NULL DEFAULT now(),
  -- NULL until a look through everything found nothing more.
  finished_at timestamptz
);
CREATE INDEX erasures_by_person ON erasures (person);

-- The calls that were erased: whatever else comes of one is stored without its person.
CREATE TABLE erased_calls (
  call_id    uuid   PRIMARY KEY,
  erasure_id bigint NOT NULL REFERENCES erasures
);
CREATE INDEX erased_calls_by_erasure ON erased_calls (erasure_id);

-- What a worker must know before it stores anything: which of `calls` are
-- erased, and which of `refs` (numbers of its own) name a person who was erased
-- after the call began, by which erasure; one without a start counts as begun
-- before, and one without a tenant as any. NULL where nobody was ever erased.
--
-- Whoever asks holds a shared lock until the end of the transaction; who erases
-- writes the tables above under the exclusive one. So every transaction that
-- stores events either has committed before an erasure looks for what there is,
-- or knows of it. VOLATILE, so that each statement sees what was committed
-- while the lock was waited for.
CREATE FUNCTION calltape_forgotten(
  calls uuid[], refs integer[], people uuid[], tenants text[], starts timestamptz[]
) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('calltape:erasures', 0));
  IF NOT EXISTS (SELECT FROM erasures) THEN
    RETURN NULL;
  END IF;
  RETURN jsonb_build_object(
    'calls', (SELECT jsonb_agg(call_id) FROM erased_calls WHERE call_id = ANY(calls)),
    'refs', (
      SELECT jsonb_object_agg(named.ref, e.id::text)
      FROM unnest(refs, people, tenants, starts) AS named(ref, person, tenant, started_at)
      JOIN erasures e ON e.person = named.person AND (e.tenant IS NULL OR e.tenant = coalesce(named.tenant, e.tenant))
        AND e.erased_at >= coalesce(named.started_at, '-infinity')
    )
  );
END
$$;

-- Begins an erasure, or goes on with one that was not finished: from then on
-- everybody knows of it. Waits for transactions that are storing events.
CREATE FUNCTION calltape_begin_erasure(of_person uuid, of_tenant text) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  open bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('calltape:erasures', 0));
  UPDATE erasures SET erased_at = clock_timestamp()
  WHERE person = of_person AND tenant IS NOT DISTINCT FROM of_tenant AND finished_at IS NULL
  RETURNING id INTO open;
  IF open IS NULL THEN
    INSERT INTO erasures (person, tenant, erased_at) VALUES (of_person, of_tenant, clock_timestamp())
    RETURNING id INTO open;
  END IF;
  RETURN open;
END
$$;

-- Calls to be erased; from then on everybody knows. Returns how many are new.
-- Waits for transactions that are storing events.
CREATE FUNCTION calltape_erase_calls(of_erasure bigint, calls uuid[]) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  added integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('calltape:erasures', 0));
  INSERT INTO erased_calls (call_id, erasure_id)
  SELECT DISTINCT call_id, of_erasure FROM unnest(calls) AS c(call_id)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END
$$;
