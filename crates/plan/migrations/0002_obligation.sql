CREATE TABLE obligation (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL,
  sub_index uuid,
  task uuid NOT NULL,
  schedule uuid NOT NULL REFERENCES schedule (id),
  period text NOT NULL,
  unit uuid NOT NULL,
  stated_on date NOT NULL,
  effective_on date NOT NULL,
  quota integer,
  state text NOT NULL,
  done_on date,
  done_against date
);
CREATE UNIQUE INDEX obligation_key ON obligation (schedule, period, unit);
CREATE INDEX obligation_unit ON obligation (unit, state, effective_on, id);
CREATE INDEX obligation_task ON obligation (task, state, effective_on);
CREATE INDEX obligation_plan ON obligation (plan, state, effective_on, id, sub_index, unit, done_on, done_against);

CREATE TABLE progress (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  at bigint NOT NULL,
  happened_on date NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  text text NOT NULL,
  quantity integer,
  difficulties text,
  proposals text
);
CREATE INDEX progress_obligation ON progress (obligation, at);

CREATE TABLE evidence (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  progress uuid REFERENCES progress (id),
  at bigint NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  kind text NOT NULL,
  value text NOT NULL,
  source text,
  file uuid REFERENCES file (id)
);
CREATE INDEX evidence_obligation ON evidence (obligation, at);
CREATE INDEX evidence_file ON evidence (file);

CREATE TABLE submission (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  at bigint NOT NULL,
  submitted_on date NOT NULL,
  effective_then date NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  outcome text,
  decided_at bigint,
  decided_on date,
  decided_by uuid REFERENCES account (id),
  reason text
);
CREATE INDEX submission_obligation ON submission (obligation, at)
