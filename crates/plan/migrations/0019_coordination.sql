-- A piece of work that the unit which owes an obligation asks another unit for, and the rounds of it:
-- asked, answered, asked again. When the answer is due and who waited how long stands in the rounds.
CREATE TABLE piece (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  asker uuid NOT NULL REFERENCES unit (id),
  unit uuid NOT NULL REFERENCES unit (id),
  what text NOT NULL,
  why_outside text,
  why_later text,
  state text NOT NULL,
  rounds integer NOT NULL
);
CREATE INDEX piece_obligation ON piece (obligation);
CREATE INDEX piece_unit ON piece (unit, state, obligation);

CREATE TABLE piece_round (
  piece uuid NOT NULL REFERENCES piece (id),
  number integer NOT NULL,
  asked_at bigint NOT NULL,
  asked_on date NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  words text NOT NULL,
  due_on date NOT NULL,
  ended_at bigint,
  ended_on date,
  ended_by uuid REFERENCES account (id),
  answer text,
  document text,
  file uuid REFERENCES file (id),
  file_name text,
  closed_on date,
  closed_by uuid REFERENCES account (id),
  PRIMARY KEY (piece, number)
);
CREATE INDEX piece_round_file ON piece_round (file)
