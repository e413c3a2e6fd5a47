-- To whom something late is reported after how many working days, where an authority decided so,
-- and each report that was made.
CREATE TABLE escalation_rung (
  authority uuid NOT NULL REFERENCES unit (id),
  role text NOT NULL,
  after_days integer NOT NULL,
  source text NOT NULL,
  at bigint NOT NULL,
  account uuid REFERENCES account (id),
  PRIMARY KEY (authority, role)
);
CREATE TABLE escalation (
  obligation uuid NOT NULL REFERENCES obligation (id),
  due_on date NOT NULL,
  role text NOT NULL,
  raised_on date NOT NULL,
  at bigint NOT NULL,
  days_late integer NOT NULL,
  told_as text,
  person uuid REFERENCES person (id),
  PRIMARY KEY (obligation, due_on, role)
);
CREATE INDEX escalation_told ON escalation (at)
