CREATE TABLE person (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  unit uuid NOT NULL REFERENCES unit (id),
  name text NOT NULL,
  title text NOT NULL
);

CREATE TABLE account (
  id uuid PRIMARY KEY,
  person uuid NOT NULL REFERENCES person (id),
  login text NOT NULL,
  password text,
  created_at bigint NOT NULL,
  disabled_at bigint
);
CREATE UNIQUE INDEX account_login ON account (login);

CREATE TABLE permit (
  account uuid NOT NULL REFERENCES account (id),
  role text NOT NULL,
  scope uuid NOT NULL REFERENCES unit (id),
  PRIMARY KEY (account, role, scope)
);

CREATE TABLE session (
  token_hash text PRIMARY KEY,
  id uuid NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  agent text NOT NULL,
  address text NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE sign_in_link (
  token_hash text PRIMARY KEY,
  account uuid NOT NULL REFERENCES account (id),
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint
);

CREATE TABLE throttle (
  subject text PRIMARY KEY,
  started_at bigint NOT NULL,
  attempts integer NOT NULL
)
