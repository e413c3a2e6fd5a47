CREATE INDEX task_body_group ON task_body (unit_group, task);

CREATE INDEX obligation_due ON obligation (plan, effective_on, id, state, sub_index, unit, task, done_on, done_against);

CREATE TABLE plan_import (
  plan uuid NOT NULL REFERENCES plan (id),
  number integer NOT NULL,
  source_name text NOT NULL,
  same integer NOT NULL,
  changed integer NOT NULL,
  added integer NOT NULL,
  left_out text NOT NULL,
  PRIMARY KEY (plan, number)
)
