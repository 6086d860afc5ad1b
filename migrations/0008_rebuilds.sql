-- How far `calltape rebuild` is, so that one that was stopped or killed goes on
-- where it was. Takes no lock that anybody could wait for: one new, empty table.

CREATE TABLE rebuilds (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Calls that began from then on, and before then; NULL where there is no bound.
  begun_from  timestamptz,
  begun_until timestamptz,
  -- All calls before this month are done, and in it all whose ids are not after this one.
  month       date,
  after_call  uuid,
  -- Once the calls are done, all customers whose ids are not after this one.
  calls_done     boolean     NOT NULL DEFAULT false,
  after_customer uuid,
  -- Sums of what was done: events read, calls made again, rows that were wrong, calls left as they are.
  events      bigint      NOT NULL DEFAULT 0,
  calls       bigint      NOT NULL DEFAULT 0,
  changed     bigint      NOT NULL DEFAULT 0,
  rows        bigint      NOT NULL DEFAULT 0,
  incomplete  bigint      NOT NULL DEFAULT 0,
  unreadable  bigint      NOT NULL DEFAULT 0,
  customers   bigint      NOT NULL DEFAULT 0,
  started_at  timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE UNIQUE INDEX rebuilds_open ON rebuilds (coalesce(begun_from, '-infinity'), coalesce(begun_until, 'infinity'))
  WHERE finished_at IS NULL;
