CREATE TABLE unit_lineage (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  predecessor uuid NOT NULL REFERENCES unit (id),
  successor uuid REFERENCES unit (id),
  kind text NOT NULL,
  share integer,
  effective_on date NOT NULL,
  legal_basis text NOT NULL,
  source text NOT NULL,
  verified boolean NOT NULL
);
CREATE INDEX unit_lineage_day ON unit_lineage (authority, effective_on);
CREATE INDEX unit_lineage_successor ON unit_lineage (successor)
