CREATE TABLE unit (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  parent uuid REFERENCES unit (id),
  code text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  name_en text,
  official_code text,
  valid_from date,
  valid_to date,
  source text NOT NULL,
  verified boolean NOT NULL,
  position integer NOT NULL
);
CREATE UNIQUE INDEX unit_code ON unit (authority, code);

CREATE TABLE unit_ancestor (
  unit uuid NOT NULL REFERENCES unit (id),
  ancestor uuid NOT NULL REFERENCES unit (id),
  PRIMARY KEY (unit, ancestor)
);
CREATE INDEX unit_ancestor_down ON unit_ancestor (ancestor, unit);

CREATE TABLE unit_group (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  code text NOT NULL,
  name text NOT NULL,
  kinds text NOT NULL
);
CREATE UNIQUE INDEX unit_group_code ON unit_group (authority, code);

CREATE TABLE unit_group_member (
  unit_group uuid NOT NULL REFERENCES unit_group (id),
  unit uuid NOT NULL REFERENCES unit (id),
  PRIMARY KEY (unit_group, unit)
);

CREATE TABLE body_alias (
  authority uuid NOT NULL REFERENCES unit (id),
  folded text NOT NULL,
  name text NOT NULL,
  unit uuid REFERENCES unit (id),
  unit_group uuid REFERENCES unit_group (id),
  PRIMARY KEY (authority, folded)
)
