-- What people say about a task or about what is owed of it, who is told, and who watches.
CREATE TABLE comment (
  id uuid PRIMARY KEY,
  authority uuid NOT NULL REFERENCES unit (id),
  task uuid NOT NULL REFERENCES task (id),
  obligation uuid REFERENCES obligation (id),
  at bigint NOT NULL,
  said_on date NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  private boolean NOT NULL,
  text text NOT NULL,
  changed_at bigint,
  withdrawn_at bigint
);
CREATE INDEX comment_obligation ON comment (obligation, at);
CREATE INDEX comment_task ON comment (task, obligation, at);

CREATE TABLE comment_wording (
  comment uuid NOT NULL REFERENCES comment (id),
  number integer NOT NULL,
  at bigint NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (comment, number)
);

CREATE TABLE comment_told (
  comment uuid NOT NULL REFERENCES comment (id),
  account uuid NOT NULL REFERENCES account (id),
  mentioned boolean NOT NULL,
  read_at bigint,
  PRIMARY KEY (comment, account)
);
CREATE INDEX comment_told_account ON comment_told (account, read_at);

-- The subject is an obligation or a task: keys are unique among both.
CREATE TABLE watcher (
  subject uuid NOT NULL,
  account uuid NOT NULL REFERENCES account (id),
  at bigint NOT NULL,
  PRIMARY KEY (subject, account)
);
CREATE INDEX watcher_account ON watcher (account)
