-- The tables of a ledger, version 1. What each table and column means stands in about.txt.
-- Spans are (starts, ends): Unicode code points into articles.text, the end exclusive. `nth` keeps an order.
-- Ids are text, so that whoever browses the ledger can follow them; `number` ties a row to the search tables,
-- as a row's own rowid may change when the file is vacuumed.

CREATE TABLE articles (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL UNIQUE,
  title TEXT,
  byline TEXT,
  outlet TEXT,
  published_from TEXT,
  published_to TEXT,
  language TEXT,
  is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)),
  url TEXT,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX articles_told ON articles (coalesce(published_from, published_to, '9999'), id);

CREATE TABLE paths (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (article, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX paths_by_path ON paths (path);

CREATE TABLE regions (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends > starts),
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE published_basis (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  starts INTEGER CHECK (starts >= 0),
  ends INTEGER CHECK (ends > starts),
  why TEXT NOT NULL,
  PRIMARY KEY (article, nth),
  CHECK ((starts IS NULL) = (ends IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE credits (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  credit TEXT NOT NULL,
  PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  id TEXT PRIMARY KEY NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  starts INTEGER CHECK (starts >= 0),
  ends INTEGER CHECK (ends > starts),
  text TEXT NOT NULL,
  form TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  title TEXT,
  refers_to TEXT REFERENCES mentions (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  why TEXT NOT NULL,
  CHECK ((starts IS NULL) = (ends IS NULL))
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article, starts, ends, id);
CREATE INDEX mentions_by_refers_to ON mentions (refers_to) WHERE refers_to IS NOT NULL;

CREATE TABLE statements (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends > starts),
  words TEXT NOT NULL,
  source_starts INTEGER CHECK (source_starts >= 0),
  source_ends INTEGER CHECK (source_ends > source_starts),
  source_text TEXT,
  cue_starts INTEGER CHECK (cue_starts >= 0),
  cue_ends INTEGER CHECK (cue_ends > cue_starts),
  cue_text TEXT,
  voice TEXT REFERENCES mentions (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  speaker_why TEXT NOT NULL,
  quoted TEXT NOT NULL,
  act TEXT NOT NULL,
  polarity TEXT NOT NULL,
  commitment TEXT NOT NULL,
  within TEXT REFERENCES statements (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  said_from TEXT,
  said_to TEXT,
  has_when INTEGER NOT NULL CHECK (has_when IN (0, 1)),
  when_from TEXT,
  when_to TEXT,
  region TEXT NOT NULL,
  CHECK ((source_starts IS NULL) = (source_ends IS NULL)),
  CHECK ((source_starts IS NULL) = (source_text IS NULL)),
  CHECK ((cue_starts IS NULL) = (cue_ends IS NULL)),
  CHECK ((cue_starts IS NULL) = (cue_text IS NULL))
) STRICT;
CREATE INDEX statements_by_article ON statements (article, starts, ends, id);
CREATE INDEX statements_by_voice ON statements (voice);
CREATE INDEX statements_by_within ON statements (within) WHERE within IS NOT NULL;

CREATE TABLE statement_content (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends > starts),
  PRIMARY KEY (statement, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_quantities (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends > starts),
  value REAL NOT NULL,
  unit TEXT NOT NULL,
  low REAL,
  high REAL,
  part INTEGER NOT NULL CHECK (part IN (0, 1)),
  PRIMARY KEY (statement, nth)
) STRICT, WITHOUT ROWID;

-- What a statement is about: written anew whenever places are linked.
CREATE TABLE statement_places (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (statement, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_places_by_place ON statement_places (place);

CREATE TABLE times (
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends > starts),
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  interval_from TEXT,
  interval_to TEXT,
  anchor TEXT NOT NULL,
  PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT;

CREATE TABLE party_mentions (
  mention TEXT PRIMARY KEY NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  party TEXT NOT NULL REFERENCES parties (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX party_mentions_by_party ON party_mentions (party, mention);

CREATE TABLE party_reasons (
  party TEXT NOT NULL REFERENCES parties (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (party, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  geonameid INTEGER,
  CHECK ((lat IS NULL) = (lon IS NULL))
) STRICT;

CREATE TABLE place_mentions (
  place TEXT NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  mention TEXT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  PRIMARY KEY (place, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_mentions_by_mention ON place_mentions (mention);

CREATE TABLE claims (
  id TEXT PRIMARY KEY NOT NULL,
  gist TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  outlets INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_gist ON claims (gist);

CREATE TABLE claim_statements (
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  stance TEXT NOT NULL,
  origin TEXT,
  PRIMARY KEY (claim, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_statements_by_statement ON claim_statements (statement);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY NOT NULL,
  a TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  b TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX conflicts_by_a ON conflicts (a);
CREATE INDEX conflicts_by_b ON conflicts (b);

CREATE TABLE echoes (
  id TEXT PRIMARY KEY NOT NULL,
  a TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  b TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  UNIQUE (a, b, kind)
) STRICT;
CREATE INDEX echoes_by_b ON echoes (b);

CREATE TABLE echo_passages (
  echo TEXT NOT NULL REFERENCES echoes (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  a_starts INTEGER NOT NULL CHECK (a_starts >= 0),
  a_ends INTEGER NOT NULL CHECK (a_ends > a_starts),
  b_starts INTEGER NOT NULL CHECK (b_starts >= 0),
  b_ends INTEGER NOT NULL CHECK (b_ends > b_starts),
  PRIMARY KEY (echo, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
  id TEXT PRIMARY KEY NOT NULL,
  party TEXT NOT NULL REFERENCES parties (id) ON DELETE CASCADE,
  issue TEXT NOT NULL,
  UNIQUE (party, issue)
) STRICT;

CREATE TABLE position_claims (
  position TEXT NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
  PRIMARY KEY (position, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_claims_by_claim ON position_claims (claim);

CREATE TABLE position_track (
  position TEXT NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  stance TEXT NOT NULL,
  said_from TEXT,
  said_to TEXT,
  PRIMARY KEY (position, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_track_by_statement ON position_track (statement);

CREATE TABLE position_changes (
  position TEXT NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  before TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  after TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  why TEXT NOT NULL,
  PRIMARY KEY (position, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_changes_by_before ON position_changes (before);
CREATE INDEX position_changes_by_after ON position_changes (after);

CREATE TABLE rejections (
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (path, kind, reason)
) STRICT, WITHOUT ROWID;

-- No keys to what is judged: a judgement outlives every rebuild.
CREATE TABLE judgements (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT NOT NULL,
  note TEXT NOT NULL,
  who TEXT NOT NULL,
  made_at TEXT NOT NULL,
  revoked_by TEXT,
  revoked_at TEXT,
  CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
) STRICT;
CREATE INDEX judgements_by_subject ON judgements (subject);

CREATE TABLE build (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE about (
  name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  means TEXT NOT NULL,
  PRIMARY KEY (name, column_name)
) STRICT, WITHOUT ROWID;

-- Search. Both tables keep only the index and take the words from the table they index; the triggers keep them
-- in step. Words are folded (case, accents) and cut to their English stems.

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text, content="articles", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text)
  VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
  words, content="statements", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER statements_fts_update AFTER UPDATE ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, words) VALUES ('delete', old.number, old.words);
  INSERT INTO statements_fts (rowid, words) VALUES (new.number, new.words);
END;
