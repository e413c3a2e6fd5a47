CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  account uuid NOT NULL REFERENCES account (id),
  plan uuid NOT NULL REFERENCES plan (id),
  name text NOT NULL,
  address text NOT NULL,
  shared boolean NOT NULL,
  at bigint NOT NULL
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (plan, account, name)
