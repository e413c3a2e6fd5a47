ALTER TABLE survey_round ADD COLUMN licence text NOT NULL DEFAULT ''
