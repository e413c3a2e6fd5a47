-- The words of a task without diacritics and case, for the search of words: neither database folds
-- Vietnamese letters. Those of earlier tasks are filled in by the program after this.
ALTER TABLE task ADD COLUMN folded text NOT NULL DEFAULT ''
