CREATE TABLE api_token (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES account (id),
  name text NOT NULL,
  scopes text NOT NULL,
  token_hash text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  revoked_at bigint
);
CREATE UNIQUE INDEX api_token_hash ON api_token (token_hash);
CREATE INDEX api_token_account ON api_token (account)
