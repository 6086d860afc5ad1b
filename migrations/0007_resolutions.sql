-- How a dead letter was resolved: sent through the stream again, or discarded.
-- NULL while it is open, and for what was resolved before this migration, when
-- sending again was all there was. Takes an ACCESS EXCLUSIVE lock on dead_letters
-- while the table is read once: it is small unless much is wrong.
ALTER TABLE dead_letters ADD COLUMN resolution text
  CHECK (resolution IN ('replayed', 'discarded'));
