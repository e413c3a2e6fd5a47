CREATE TABLE job (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  key text NOT NULL,
  kind text NOT NULL,
  payload text NOT NULL,
  state text NOT NULL,
  enqueued_at bigint NOT NULL,
  run_at bigint NOT NULL,
  attempts integer NOT NULL,
  holder text,
  lease_until bigint,
  last_error text,
  done_at bigint
);
CREATE UNIQUE INDEX job_key ON job (authority, key);
CREATE INDEX job_due ON job (state, run_at);
CREATE INDEX job_kind ON job (authority, kind, payload)
