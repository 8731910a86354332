-- Version 5: articles that look put together or translated by a machine, a row for each sign.

CREATE TABLE suspicions (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  starts INTEGER CHECK (starts >= 0),
  ends INTEGER CHECK (ends > starts),
  why TEXT NOT NULL,
  PRIMARY KEY (article, nth),
  CHECK ((starts IS NULL) = (ends IS NULL))
) STRICT, WITHOUT ROWID;
