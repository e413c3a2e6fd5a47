-- Calendars that a person keeps under a secret address. Only the hash of the secret is here, and a row that
-- is gone opens nothing.
CREATE TABLE feed (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  account uuid NOT NULL REFERENCES account (id),
  unit uuid REFERENCES unit (id),
  token_hash text NOT NULL,
  created_at bigint NOT NULL,
  asked_at bigint
);
CREATE UNIQUE INDEX feed_token ON feed (token_hash);
CREATE INDEX feed_account ON feed (account, unit)
