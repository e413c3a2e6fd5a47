CREATE TABLE obligation_move (
  id uuid PRIMARY KEY,
  obligation uuid NOT NULL REFERENCES obligation (id),
  at bigint NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  because_on date NOT NULL,
  cause text NOT NULL,
  account uuid REFERENCES account (id)
);
CREATE INDEX obligation_move_obligation ON obligation_move (obligation, at)
