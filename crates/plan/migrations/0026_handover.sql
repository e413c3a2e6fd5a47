CREATE TABLE handover (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  unit uuid NOT NULL REFERENCES unit (id),
  from_on date NOT NULL,
  at bigint NOT NULL,
  done_on date NOT NULL,
  account uuid,
  moved integer NOT NULL,
  joined integer NOT NULL,
  also text NOT NULL,
  hash text NOT NULL,
  undone_at bigint
);
CREATE INDEX handover_unit ON handover (authority, unit);

CREATE TABLE obligation_handover (
  handover uuid NOT NULL REFERENCES handover (id),
  obligation uuid NOT NULL REFERENCES obligation (id),
  from_unit uuid NOT NULL,
  to_unit uuid NOT NULL,
  joined_into uuid,
  state text NOT NULL,
  undone boolean NOT NULL DEFAULT FALSE,
  PRIMARY KEY (handover, obligation)
);
CREATE INDEX obligation_handover_obligation ON obligation_handover (obligation);
CREATE INDEX obligation_handover_joined ON obligation_handover (joined_into);
CREATE INDEX obligation_handover_from ON obligation_handover (from_unit);
CREATE INDEX obligation_handover_to ON obligation_handover (to_unit)
