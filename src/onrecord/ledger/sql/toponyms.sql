-- Version 3: names of places, where they stand; what they were read as. A place's mentions are these.

CREATE TABLE toponyms (
  id TEXT PRIMARY KEY NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  starts INTEGER NOT NULL CHECK (starts >= 0),
  ends INTEGER NOT NULL CHECK (ends > starts),
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  known_as TEXT NOT NULL,
  country TEXT,
  lat REAL,
  lon REAL,
  precision TEXT,
  geonameid INTEGER,
  why TEXT NOT NULL,
  CHECK ((lat IS NULL) = (lon IS NULL))
) STRICT;
CREATE INDEX toponyms_by_article ON toponyms (article, starts, ends, id);

DROP TABLE place_mentions;
CREATE TABLE place_mentions (
  place TEXT NOT NULL REFERENCES places (id) ON DELETE CASCADE,
  mention TEXT NOT NULL REFERENCES toponyms (id) ON DELETE CASCADE,
  PRIMARY KEY (place, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_mentions_by_mention ON place_mentions (mention);
