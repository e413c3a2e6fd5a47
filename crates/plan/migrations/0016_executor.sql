-- The person who does it, and how often somebody was named, or nobody again.
ALTER TABLE obligation ADD COLUMN executor uuid;
ALTER TABLE obligation ADD COLUMN assigned integer NOT NULL DEFAULT 0;
CREATE INDEX obligation_executor ON obligation (executor, effective_on)
