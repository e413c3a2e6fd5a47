CREATE TABLE calendar_day (
  authority uuid NOT NULL REFERENCES unit (id),
  day date NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  legal_basis text NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL,
  account uuid REFERENCES account (id),
  at bigint NOT NULL,
  PRIMARY KEY (authority, day)
)
