CREATE TABLE second_factor (
  account uuid PRIMARY KEY REFERENCES account (id),
  secret bytea NOT NULL,
  last_step bigint NOT NULL,
  since bigint NOT NULL
);

CREATE TABLE recovery_code (
  account uuid NOT NULL REFERENCES account (id),
  code_hash text NOT NULL,
  used_at bigint,
  PRIMARY KEY (account, code_hash)
);

CREATE TABLE second_factor_rule (
  authority uuid PRIMARY KEY REFERENCES unit (id),
  roles text NOT NULL
);

CREATE TABLE half_sign_in (
  token_hash text PRIMARY KEY,
  account uuid NOT NULL REFERENCES account (id),
  way text NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX half_sign_in_account ON half_sign_in (account)
