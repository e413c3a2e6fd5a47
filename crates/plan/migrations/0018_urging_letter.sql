-- Letters that urge a unit to do what is overdue: numbered by authority and year, kept as they were.
CREATE TABLE urging_letter (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  year integer NOT NULL,
  number integer NOT NULL,
  symbol text NOT NULL,
  plan uuid NOT NULL REFERENCES plan (id),
  unit uuid NOT NULL REFERENCES unit (id),
  unit_name text NOT NULL,
  issued_on date NOT NULL,
  reply_by date NOT NULL,
  signer text NOT NULL,
  signer_title text NOT NULL,
  text text NOT NULL,
  at bigint NOT NULL,
  account uuid REFERENCES account (id)
);
CREATE UNIQUE INDEX urging_letter_number ON urging_letter (authority, year, number);
CREATE INDEX urging_letter_plan ON urging_letter (plan, unit);
CREATE TABLE urging_letter_item (
  letter uuid NOT NULL REFERENCES urging_letter (id),
  position integer NOT NULL,
  obligation uuid NOT NULL REFERENCES obligation (id),
  reference text NOT NULL,
  text text NOT NULL,
  period text NOT NULL,
  due_on date NOT NULL,
  days_late integer NOT NULL,
  PRIMARY KEY (letter, position)
);
CREATE INDEX urging_letter_item_obligation ON urging_letter_item (obligation)
