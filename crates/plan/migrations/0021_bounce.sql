-- Work that its unit sends back because it was given to the wrong one, what the giver decided, and
-- what an authority has settled for such things, each figure with its source.
CREATE TABLE bounce (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  number integer NOT NULL,
  unit uuid NOT NULL REFERENCES unit (id),
  at bigint NOT NULL,
  bounced_on date NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  reason text NOT NULL,
  suggested uuid REFERENCES unit (id),
  outcome text,
  to_unit uuid REFERENCES unit (id),
  due_on date,
  decided_at bigint,
  decided_on date,
  decided_by uuid REFERENCES account (id),
  words text
);
CREATE UNIQUE INDEX bounce_number ON bounce (obligation, number);
CREATE INDEX bounce_waiting ON bounce (outcome, obligation);
CREATE INDEX bounce_unit ON bounce (unit, outcome);
ALTER TABLE obligation ADD COLUMN first_unit uuid;
ALTER TABLE obligation ADD COLUMN assigned_on date;
CREATE TABLE plan_rule (
  authority uuid NOT NULL REFERENCES unit (id),
  name text NOT NULL,
  value bigint NOT NULL,
  source text NOT NULL,
  at bigint NOT NULL,
  account uuid REFERENCES account (id),
  PRIMARY KEY (authority, name)
)
