-- Search in PostgreSQL, in place of SQLite's FTS5: the same folding (case, accents), the same stems (Porter), no
-- stop words, every run of letters and digits a word. Words past the 400,000th character of an article aren't
-- found: a tsvector holds a megabyte.

CREATE TEXT SEARCH DICTIONARY onrecord_stem (TEMPLATE = snowball, LANGUAGE = porter);
CREATE TEXT SEARCH CONFIGURATION onrecord (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION onrecord ADD MAPPING FOR
  asciiword, word, numword, int, uint, float, sfloat, version WITH onrecord_stem;

CREATE FUNCTION onrecord_fold (given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(
    regexp_replace(lower(normalize(left(given, 400000), NFD) COLLATE "und-x-icu"), U&'[\0300-\036f]', '', 'g')
      COLLATE "und-x-icu",
    '[^[:alnum:]]+', ' ', 'g'
  )
$$;

CREATE FUNCTION onrecord_query (asked TEXT) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg('(' || phrase || ')', ' & '), '')::tsquery FROM (
    SELECT phraseto_tsquery('onrecord', onrecord_fold(replace(found[1], '""', '"')))::text AS phrase
    FROM regexp_matches(asked, '"((?:[^"]|"")*)"', 'g') AS found
  ) AS phrases WHERE phrase <> ''
$$;

CREATE FUNCTION group_concat_step (told TEXT, more TEXT, separator TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN more IS NULL THEN told WHEN told IS NULL THEN more ELSE told || separator || more END
$$;
CREATE AGGREGATE group_concat (TEXT, TEXT) (SFUNC = group_concat_step, STYPE = TEXT);

CREATE FUNCTION words_of (one articles) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT to_tsvector('onrecord', onrecord_fold(coalesce(one.title, '') || ' ' || one.text))
$$;
CREATE FUNCTION words_of (one statements) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT to_tsvector('onrecord', onrecord_fold(one.words))
$$;

CREATE TABLE articles_fts (
  rowid BIGINT PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE, words tsvector NOT NULL
);
CREATE INDEX articles_fts_words ON articles_fts USING gin (words);
CREATE FUNCTION articles_fts_keep () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO articles_fts VALUES (new.number, words_of(new)) ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER articles_fts_keep AFTER INSERT OR UPDATE OF number, title, text ON articles
FOR EACH ROW EXECUTE FUNCTION articles_fts_keep();

CREATE TABLE statements_fts (
  rowid BIGINT PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE, words tsvector NOT NULL
);
CREATE INDEX statements_fts_words ON statements_fts USING gin (words);
CREATE FUNCTION statements_fts_keep () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO statements_fts VALUES (new.number, words_of(new))
  ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER statements_fts_keep AFTER INSERT OR UPDATE OF number, words ON statements
FOR EACH ROW EXECUTE FUNCTION statements_fts_keep();
