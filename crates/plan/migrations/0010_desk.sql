ALTER TABLE plan_edit ADD COLUMN redone_at bigint;
ALTER TABLE plan_edit ADD COLUMN reason text
