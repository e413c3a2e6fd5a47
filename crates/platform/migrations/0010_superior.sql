ALTER TABLE unit ADD COLUMN superior uuid;
CREATE INDEX unit_superior ON unit (superior)
