-- Dates that move because whoever gave them moved them: the requests, and beside each obligation the
-- date by plan and calendar before its giver first moved it, and the day the giver named last.
CREATE TABLE extension (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  unit uuid NOT NULL REFERENCES unit (id),
  at bigint NOT NULL,
  asked_on date NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  due_then date NOT NULL,
  proposed_on date NOT NULL,
  reason text NOT NULL,
  outcome text,
  granted_on date,
  effective_on date,
  decided_at bigint,
  decided_on date,
  decided_by uuid REFERENCES account (id),
  words text
);
CREATE INDEX extension_obligation ON extension (obligation, at);
CREATE INDEX extension_waiting ON extension (outcome, obligation);
ALTER TABLE obligation ADD COLUMN original_on date;
ALTER TABLE obligation ADD COLUMN granted_on date;
ALTER TABLE obligation_move ADD COLUMN kind text NOT NULL DEFAULT 'calendar';
DROP INDEX obligation_plan;
CREATE INDEX obligation_plan ON obligation (plan, state, effective_on, id, sub_index, unit, done_on, done_against, original_on);
DROP INDEX obligation_due;
CREATE INDEX obligation_due ON obligation (plan, effective_on, id, state, sub_index, unit, task, done_on, done_against, original_on);
DROP INDEX obligation_task;
CREATE INDEX obligation_task ON obligation (task, state, effective_on, done_on, done_against, original_on)
