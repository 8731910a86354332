-- Version 8: whose words a statement also is, where several speak together.

CREATE TABLE statement_voices (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  voice TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (statement, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_voices_by_voice ON statement_voices (voice);
