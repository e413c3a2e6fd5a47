CREATE TABLE file (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  hash text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  created_at bigint NOT NULL,
  account uuid
);

CREATE TABLE file_body (
  hash text PRIMARY KEY,
  body bytea NOT NULL
)
