-- Week meetings on a plan: what lay before them when they were opened, what was gone through, and
-- what was directed.
CREATE TABLE meeting (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL REFERENCES plan (id),
  number integer NOT NULL,
  held_on date NOT NULL,
  attended text NOT NULL,
  conclusion text NOT NULL,
  opened_at bigint NOT NULL,
  opened_by uuid,
  closed_at bigint,
  closed_by uuid
);
CREATE UNIQUE INDEX meeting_number ON meeting (plan, number);

CREATE TABLE meeting_item (
  meeting uuid NOT NULL REFERENCES meeting (id),
  position integer NOT NULL,
  obligation uuid NOT NULL REFERENCES obligation (id),
  reason text NOT NULL,
  state text NOT NULL,
  stated_on date NOT NULL,
  effective_on date NOT NULL,
  note text NOT NULL,
  gone_at bigint,
  PRIMARY KEY (meeting, position)
);
CREATE INDEX meeting_item_obligation ON meeting_item (obligation);

CREATE TABLE directive (
  id uuid PRIMARY KEY,
  meeting uuid NOT NULL REFERENCES meeting (id),
  number integer NOT NULL,
  position integer NOT NULL,
  task uuid NOT NULL REFERENCES task (id),
  leader text NOT NULL,
  at bigint NOT NULL,
  account uuid
);
CREATE UNIQUE INDEX directive_number ON directive (meeting, number);
CREATE INDEX directive_task ON directive (task);

-- The meeting that directed the task, none for the tasks of the document.
ALTER TABLE task ADD COLUMN directed_by uuid
