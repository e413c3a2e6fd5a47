CREATE TABLE plan_edit (
  id uuid PRIMARY KEY,
  plan uuid NOT NULL REFERENCES plan (id),
  number integer NOT NULL,
  at bigint NOT NULL,
  account uuid,
  kind text NOT NULL,
  subject text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  undone_at bigint
);
CREATE UNIQUE INDEX plan_edit_number ON plan_edit (plan, number);

ALTER TABLE plan_unread ADD COLUMN decision text
