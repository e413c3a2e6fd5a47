CREATE TABLE person_position (
  person uuid NOT NULL REFERENCES person (id),
  number integer NOT NULL,
  unit uuid NOT NULL REFERENCES unit (id),
  title text NOT NULL,
  valid_from date,
  valid_to date,
  PRIMARY KEY (person, number)
);
CREATE INDEX person_position_unit ON person_position (unit);

INSERT INTO person_position (person, number, unit, title) SELECT id, 1, unit, title FROM person
