-- What Calltape stores. Run once, in one transaction, on an empty schema: it
-- takes no lock that anybody could wait for.
--
-- The four large tables are partitioned by the month of the call's start, in
-- UTC, so that a call and all its rows live in one month whatever the order in
-- which they arrive. There is no default partition and no foreign key: both
-- would put locks and scans on the hot path.

-- The gate: every event, as it came. The key begins with the call, so that the
-- one index that keeps an event from being stored twice also finds a call's
-- whole story. It ends with call_started_at because a unique key must contain
-- the partition key; that value is the same in every event of a call.
CREATE TABLE call_events (
  event_id        uuid        NOT NULL,
  call_id         uuid        NOT NULL,
  call_started_at timestamptz NOT NULL,
  type            text        NOT NULL,
  schema_version  smallint    NOT NULL,
  seq             integer,
  occurred_at     timestamptz NOT NULL,
  tenant          text        NOT NULL DEFAULT '',
  request_id      text,
  trace_id        text,
  data            jsonb       NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (call_id, event_id, call_started_at)
) PARTITION BY RANGE (call_started_at);

CREATE TABLE call_turns (
  call_id                   uuid        NOT NULL,
  call_started_at           timestamptz NOT NULL,
  event_id                  uuid        NOT NULL,
  turn_number               integer     NOT NULL,
  speaker                   text        NOT NULL,
  content                   text        NOT NULL,
  source                    text,
  started_at                timestamptz,
  interrupted               boolean,
  language                  text,
  stt_confidence            double precision,
  stt_latency_ms            integer,
  eou_delay_ms              integer,
  llm_latency_ms            integer,
  tts_latency_ms            integer,
  total_response_latency_ms integer,
  stt_model                 text,
  llm_model                 text,
  tts_model                 text,
  metadata                  jsonb,
  occurred_at               timestamptz NOT NULL,
  PRIMARY KEY (call_id, event_id, call_started_at)
) PARTITION BY RANGE (call_started_at);

CREATE TABLE call_tool_calls (
  call_id         uuid        NOT NULL,
  call_started_at timestamptz NOT NULL,
  event_id        uuid        NOT NULL,
  turn_number     integer,
  tool_name       text        NOT NULL,
  tool_args       jsonb,
  tool_result     jsonb,
  duration_ms     integer     NOT NULL,
  success         boolean     NOT NULL,
  error_type      text,
  error_message   text,
  occurred_at     timestamptz NOT NULL,
  PRIMARY KEY (call_id, event_id, call_started_at)
) PARTITION BY RANGE (call_started_at);

-- Tools by name, newest first; and their failures without wading through successes.
CREATE INDEX call_tool_calls_by_name ON call_tool_calls (tool_name, occurred_at DESC);
CREATE INDEX call_tool_calls_failed ON call_tool_calls (tool_name, occurred_at DESC) WHERE NOT success;

CREATE TABLE calls (
  id                      uuid           NOT NULL,
  started_at              timestamptz    NOT NULL,
  tenant                  text           NOT NULL DEFAULT '',
  customer_id             uuid,
  customer_name           text,
  direction               text,
  caller_phone            text,
  called_number           text,
  channel                 text,
  provider_call_id        text,
  language                text,
  agent_version           text,
  scenario                text,
  answered_at             timestamptz,
  ended_at                timestamptz,
  duration_seconds        double precision
    GENERATED ALWAYS AS (extract(epoch FROM ended_at - started_at)::double precision) STORED,
  end_reason              text,
  end_detail              text,
  outcome                 text,
  result                  text,
  transferred_to_operator boolean        NOT NULL DEFAULT false,
  transfer_reason         text,
  transfer_result         text,
  turn_count              integer        NOT NULL DEFAULT 0,
  interruption_count      integer        NOT NULL DEFAULT 0,
  tool_call_count         integer        NOT NULL DEFAULT 0,
  tool_error_count        integer        NOT NULL DEFAULT 0,
  error_count             integer        NOT NULL DEFAULT 0,
  cost_stt                numeric(18,9)  NOT NULL DEFAULT 0,
  cost_llm                numeric(18,9)  NOT NULL DEFAULT 0,
  cost_tts                numeric(18,9)  NOT NULL DEFAULT 0,
  cost_telephony          numeric(18,9)  NOT NULL DEFAULT 0,
  cost_other              numeric(18,9)  NOT NULL DEFAULT 0,
  total_cost_usd          numeric(18,9)
    GENERATED ALWAYS AS (cost_stt + cost_llm + cost_tts + cost_telephony + cost_other) STORED,
  quality_score           double precision,
  analysis                jsonb,
  metadata                jsonb          NOT NULL DEFAULT '{}',
  event_count             integer        NOT NULL DEFAULT 0,
  expected_event_count    integer,
  -- Of event_count, those with a seq: only these are among the expected ones.
  -- What comes after the end, an analysis for instance, has none.
  sequenced_event_count   integer        NOT NULL DEFAULT 0,
  -- Which event each fact above comes from, so that a late one neither wins
  -- over a newer one nor loses to an older one: {"<at> <seq> <id>": ["scenario", …]}.
  fact_versions           jsonb          NOT NULL DEFAULT '{}',
  updated_at              timestamptz    NOT NULL DEFAULT now(),
  PRIMARY KEY (id, started_at)
) PARTITION BY RANGE (started_at);

-- The journal of a tenant, newest first; a caller's history by phone; a customer's calls.
CREATE INDEX calls_by_tenant ON calls (tenant, started_at DESC);
CREATE INDEX calls_by_caller_phone ON calls (caller_phone, started_at DESC) WHERE caller_phone IS NOT NULL;
CREATE INDEX calls_by_customer ON calls (customer_id, started_at DESC) WHERE customer_id IS NOT NULL;

-- One row per number that called or was called. The id is a keyed hash of
-- tenant and phone (see installation), so that any worker knows it without
-- asking and a rebuild gives the same one.
CREATE TABLE customers (
  id            uuid        PRIMARY KEY,
  tenant        text        NOT NULL DEFAULT '',
  phone         text        NOT NULL,
  name          text,
  name_version  text,
  total_calls   integer     NOT NULL DEFAULT 0,
  first_call_at timestamptz NOT NULL,
  last_call_at  timestamptz NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant, phone)
);

-- What could not be stored, written in the same transaction as the rest of its
-- batch. An entry delivered again is not set aside twice; the content is part of
-- the key because entry ids may repeat after Redis lost its data.
CREATE TABLE dead_letters (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream      text        NOT NULL,
  entry_id    text        NOT NULL,
  raw         bytea       NOT NULL,
  reason      text        NOT NULL,
  sqlstate    text,
  message     text        NOT NULL,
  attempts    integer     NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  resolved_at timestamptz
);
CREATE UNIQUE INDEX dead_letters_once ON dead_letters (stream, entry_id, sha256(raw));
CREATE INDEX dead_letters_open ON dead_letters (recorded_at) WHERE resolved_at IS NULL;

-- A secret of this database, made here and never leaving it: the key of the
-- hash that customer ids are. gen_random_uuid is in the core since Postgres 13.
CREATE TABLE installation (
  only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  customer_key bytea   NOT NULL
    DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
INSERT INTO installation DEFAULT VALUES;
