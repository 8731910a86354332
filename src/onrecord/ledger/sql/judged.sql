-- What judgements come to within single articles, since version 2. Written anew by each linking, out of the
-- judgements and of what was read; what was read stays as it is, and shows again when a judgement is revoked.

CREATE TABLE judged_voices (
  statement TEXT PRIMARY KEY NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  voice TEXT REFERENCES mentions (id) ON DELETE CASCADE,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_voices_by_voice ON judged_voices (voice);

CREATE TABLE retractions (
  statement TEXT PRIMARY KEY NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE judged_dates (
  article TEXT PRIMARY KEY NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  read_from TEXT,
  read_to TEXT,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE standings (
  judgement TEXT PRIMARY KEY NOT NULL REFERENCES judgements (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
