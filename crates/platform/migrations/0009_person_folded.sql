ALTER TABLE person ADD COLUMN folded text NOT NULL DEFAULT '';
CREATE INDEX person_folded ON person (authority, folded)
