-- Version 7: stories: which articles tell one developing story, and why each is in it.

CREATE TABLE stories (
  id TEXT PRIMARY KEY NOT NULL,
  head TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX stories_by_head ON stories (head);

CREATE TABLE story_articles (
  article TEXT PRIMARY KEY NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  score REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX story_articles_by_story ON story_articles (story, article);

CREATE TABLE story_reasons (
  article TEXT NOT NULL REFERENCES story_articles (article) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  why TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (article, nth)
) STRICT, WITHOUT ROWID;
