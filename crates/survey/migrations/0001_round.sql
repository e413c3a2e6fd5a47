CREATE TABLE survey_round (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  address text NOT NULL,
  year integer NOT NULL,
  title text NOT NULL,
  block text NOT NULL,
  index_text text NOT NULL,
  index_hash text NOT NULL,
  method text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  illustrative boolean NOT NULL,
  seed bigint NOT NULL,
  state text NOT NULL,
  kind text,
  source_name text NOT NULL,
  source_hash text NOT NULL,
  evaluations bigint NOT NULL,
  left_out bigint NOT NULL,
  input_hash text NOT NULL,
  computed_at bigint,
  published_at bigint,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX survey_round_address ON survey_round (address);
CREATE INDEX survey_round_authority ON survey_round (authority, year);

CREATE TABLE survey_step (
  round uuid NOT NULL REFERENCES survey_round (id),
  position integer NOT NULL,
  at bigint NOT NULL,
  account uuid REFERENCES account (id),
  step text NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (round, position)
);

CREATE TABLE survey_rated (
  round uuid NOT NULL REFERENCES survey_round (id),
  unit uuid NOT NULL REFERENCES unit (id),
  position integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_en text,
  answers bigint NOT NULL,
  stated_rank integer,
  stated_band text,
  PRIMARY KEY (round, unit)
);
CREATE UNIQUE INDEX survey_rated_code ON survey_rated (round, code);
CREATE INDEX survey_rated_unit ON survey_rated (unit);

CREATE TABLE survey_answers (
  round uuid NOT NULL REFERENCES survey_round (id),
  unit uuid NOT NULL REFERENCES unit (id),
  lines text NOT NULL,
  PRIMARY KEY (round, unit)
);

CREATE TABLE survey_stated (
  round uuid NOT NULL REFERENCES survey_round (id),
  unit uuid NOT NULL REFERENCES unit (id),
  part text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (round, unit, part)
);

CREATE TABLE survey_score (
  round uuid NOT NULL REFERENCES survey_round (id),
  unit uuid NOT NULL REFERENCES unit (id),
  level text NOT NULL,
  part text NOT NULL,
  answers bigint NOT NULL,
  value bigint,
  lower_end bigint,
  upper_end bigint,
  raw bigint,
  raw_lower bigint,
  raw_upper bigint,
  place integer,
  best_place integer,
  worst_place integer,
  band text,
  note text NOT NULL,
  PRIMARY KEY (round, unit, level, part)
)
