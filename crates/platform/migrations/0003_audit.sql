CREATE TABLE audit_head (
  authority uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  hash text NOT NULL
);

CREATE TABLE audit_entry (
  authority uuid NOT NULL,
  sequence bigint NOT NULL,
  at bigint NOT NULL,
  actor text NOT NULL,
  verb text NOT NULL,
  subject text NOT NULL,
  detail text NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (authority, sequence)
);
CREATE INDEX audit_subject ON audit_entry (subject)
