CREATE TABLE oidc_link (
  id uuid PRIMARY KEY,
  account uuid NOT NULL REFERENCES account (id),
  issuer text NOT NULL,
  subject text NOT NULL,
  since bigint NOT NULL
);
CREATE UNIQUE INDEX oidc_link_subject ON oidc_link (issuer, subject);
CREATE INDEX oidc_link_account ON oidc_link (account);

CREATE TABLE oidc_visit (
  token_hash text PRIMARY KEY,
  provider text NOT NULL,
  purpose text NOT NULL,
  account uuid REFERENCES account (id),
  next text NOT NULL,
  held text NOT NULL,
  held_kind text NOT NULL,
  expires_at bigint NOT NULL
)
