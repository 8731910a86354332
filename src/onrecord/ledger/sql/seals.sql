-- Version 6: a seal on what was read of each article, so that any later change of it shows.

CREATE TABLE seals (
  article TEXT PRIMARY KEY NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
