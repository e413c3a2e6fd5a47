CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  key text NOT NULL,
  kind text NOT NULL,
  person uuid REFERENCES person (id),
  address text,
  subject text NOT NULL,
  text text NOT NULL,
  urgent boolean NOT NULL,
  secret boolean NOT NULL,
  state text NOT NULL,
  posted_at bigint NOT NULL,
  send_after bigint NOT NULL,
  attempts integer NOT NULL,
  unsure integer NOT NULL,
  message_id text,
  holder text,
  lease_until bigint,
  last_error text,
  sent_at bigint,
  cancelled_for text
);
CREATE UNIQUE INDEX outbox_key ON outbox (authority, key);
CREATE INDEX outbox_due ON outbox (state, send_after);
CREATE INDEX outbox_of ON outbox (authority, state, posted_at);

CREATE TABLE working_hours (
  authority uuid PRIMARY KEY REFERENCES unit (id),
  spans text NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL
)
