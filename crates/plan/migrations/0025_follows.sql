ALTER TABLE plan ADD COLUMN follows uuid;
ALTER TABLE task ADD COLUMN follows uuid;
CREATE INDEX task_follows ON task (follows);
CREATE INDEX plan_follows ON plan (follows)
