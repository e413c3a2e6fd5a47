-- When an authority speaks of what is due, the days on which it did, and who wants to hear less.
CREATE TABLE reminder_steps (
  authority uuid PRIMARY KEY REFERENCES unit (id),
  steps text NOT NULL,
  source text NOT NULL,
  at bigint NOT NULL,
  account uuid REFERENCES account (id)
);
CREATE TABLE digest_day (
  authority uuid NOT NULL REFERENCES unit (id),
  day date NOT NULL,
  at bigint NOT NULL,
  messages integer NOT NULL,
  PRIMARY KEY (authority, day)
);
CREATE TABLE digest_choice (
  person uuid PRIMARY KEY REFERENCES person (id),
  without_soon boolean NOT NULL,
  at bigint NOT NULL
)
