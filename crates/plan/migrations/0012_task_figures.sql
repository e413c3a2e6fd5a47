DROP INDEX obligation_task;
CREATE INDEX obligation_task ON obligation (task, state, effective_on, done_on, done_against)
