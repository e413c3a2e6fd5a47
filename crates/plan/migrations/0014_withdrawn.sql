CREATE INDEX task_withdrawn ON task (plan, withdrawn_by, merged_into)
