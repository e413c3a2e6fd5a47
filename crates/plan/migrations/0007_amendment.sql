ALTER TABLE plan ADD COLUMN amends uuid;
ALTER TABLE plan ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN origin uuid;
ALTER TABLE task ADD COLUMN made_by integer NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN changed_by integer NOT NULL DEFAULT 1;
ALTER TABLE task ADD COLUMN withdrawn_by integer;
ALTER TABLE schedule ADD COLUMN origin uuid;
ALTER TABLE schedule ADD COLUMN withdrawn_by integer;
ALTER TABLE schedule ADD COLUMN owed_from date;

CREATE TABLE plan_version (
  plan uuid NOT NULL REFERENCES plan (id),
  version integer NOT NULL,
  number text NOT NULL,
  issued_on date NOT NULL,
  at bigint NOT NULL,
  account uuid,
  draft uuid NOT NULL REFERENCES plan (id),
  before text NOT NULL,
  after text NOT NULL,
  PRIMARY KEY (plan, version)
)
