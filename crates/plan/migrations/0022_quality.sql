-- How good the work was that was accepted. What was accepted before has no mark.
ALTER TABLE submission ADD COLUMN quality text;
ALTER TABLE obligation ADD COLUMN quality text
