CREATE TABLE plan_step (
  plan uuid NOT NULL REFERENCES plan (id),
  position integer NOT NULL,
  at bigint NOT NULL,
  account uuid,
  step text NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (plan, position)
);
CREATE TABLE plan_attachment (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL REFERENCES plan (id),
  file uuid NOT NULL REFERENCES file (id),
  title text NOT NULL,
  at bigint NOT NULL,
  account uuid
);
CREATE INDEX plan_attachment_plan ON plan_attachment (plan, at);
CREATE INDEX plan_attachment_file ON plan_attachment (file);
CREATE INDEX plan_document ON plan (source_file);
CREATE INDEX plan_state ON plan (state);
DROP INDEX obligation_unit;
CREATE INDEX obligation_unit ON obligation (unit, state, effective_on, id, plan)
