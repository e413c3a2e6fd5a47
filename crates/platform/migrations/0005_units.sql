ALTER TABLE unit ADD COLUMN district text;
ALTER TABLE unit ADD COLUMN outside boolean NOT NULL DEFAULT FALSE;

CREATE TABLE unit_contact (
  unit uuid NOT NULL REFERENCES unit (id),
  position integer NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (unit, position)
)
