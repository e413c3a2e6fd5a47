CREATE TABLE plan (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  coordinator uuid REFERENCES unit (id),
  title text NOT NULL,
  number text,
  issued_on date,
  year integer NOT NULL,
  issuer text NOT NULL,
  signer text,
  legal_bases text NOT NULL,
  total_target bigint,
  state text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  settings text NOT NULL,
  source_file uuid NOT NULL REFERENCES file (id),
  source_name text NOT NULL,
  created_at bigint NOT NULL
);
CREATE INDEX plan_authority ON plan (authority, year);

CREATE TABLE plan_line (
  plan uuid NOT NULL REFERENCES plan (id),
  position integer NOT NULL,
  sheet text,
  number integer NOT NULL,
  role text NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (plan, position)
);

CREATE TABLE plan_unread (
  plan uuid NOT NULL REFERENCES plan (id),
  position integer NOT NULL,
  sheet text,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  why text NOT NULL,
  PRIMARY KEY (plan, position)
);

CREATE TABLE plan_reporting (
  plan uuid NOT NULL REFERENCES plan (id),
  position integer NOT NULL,
  kind text NOT NULL,
  due text,
  receiver text NOT NULL,
  line integer NOT NULL,
  PRIMARY KEY (plan, position)
);

CREATE TABLE sub_index (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL REFERENCES plan (id),
  ordinal integer NOT NULL,
  name text NOT NULL,
  target bigint,
  counts_toward_total boolean NOT NULL,
  responsible_leader text
);
CREATE UNIQUE INDEX sub_index_ordinal ON sub_index (plan, ordinal);

CREATE TABLE task (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL REFERENCES plan (id),
  sub_index uuid REFERENCES sub_index (id),
  block text,
  reference text NOT NULL,
  position integer NOT NULL,
  text text NOT NULL,
  sheet text,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  merged_into uuid REFERENCES task (id)
);
CREATE UNIQUE INDEX task_position ON task (plan, position);
CREATE INDEX task_tree ON task (plan, merged_into, position);
CREATE INDEX task_branch ON task (plan, merged_into, sub_index, position);

CREATE TABLE task_body (
  task uuid NOT NULL REFERENCES task (id),
  part text NOT NULL,
  read_part text NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  unit uuid REFERENCES unit (id),
  unit_group uuid REFERENCES unit_group (id),
  PRIMARY KEY (task, position)
);
CREATE INDEX task_body_unit ON task_body (unit, task);

CREATE TABLE schedule (
  id uuid PRIMARY KEY,
  task uuid NOT NULL REFERENCES task (id),
  position integer NOT NULL,
  rule text NOT NULL,
  read_rule text NOT NULL,
  quota_unit text,
  sentence text NOT NULL,
  line integer NOT NULL
);
CREATE UNIQUE INDEX schedule_position ON schedule (task, position);

CREATE TABLE finding (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL REFERENCES plan (id),
  position integer NOT NULL,
  kind text NOT NULL,
  sheet text,
  lines text NOT NULL,
  message text NOT NULL,
  decision text,
  decided_at bigint,
  account uuid
);
CREATE UNIQUE INDEX finding_position ON finding (plan, position)
