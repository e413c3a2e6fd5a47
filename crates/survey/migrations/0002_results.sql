ALTER TABLE survey_round ADD COLUMN licence text NOT NULL DEFAULT '';
ALTER TABLE survey_round ADD COLUMN left_out_by text NOT NULL DEFAULT ''
