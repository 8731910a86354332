-- The views: the ledger told in words, for whoever opens it with datasette or sqlite3. Made anew at each
-- migration, so that they always belong to the version that is written in the file.

DROP VIEW IF EXISTS who_said_what;
CREATE VIEW who_said_what AS
SELECT
  article.outlet AS outlet,
  article.title AS title,
  article.published_from AS published_from,
  article.published_to AS published_to,
  party.name AS speaker,
  (
    SELECT group_concat(name, ', ') FROM (
      SELECT other.name AS name FROM statement_voices AS more
      JOIN party_mentions AS link ON link.mention = more.voice
      JOIN parties AS other ON other.id = link.party
      WHERE more.statement = statement.id
        AND statement.id NOT IN (SELECT statement FROM judged_voices) ORDER BY more.nth
    ) AS in_order
  ) AS more_speakers,
  (
    WITH RECURSIVE told (statement, depth) AS (
      SELECT statement.id, 0
      UNION ALL
      SELECT outer_one.within, told.depth + 1
      FROM told JOIN statements AS outer_one ON outer_one.id = told.statement
      WHERE outer_one.within IS NOT NULL AND told.depth < 20
    ), voices (voice, depth) AS (
      SELECT coalesce(voiced.name, one.source_text, 'someone unnamed'), told.depth
      FROM told
      JOIN statements AS one ON one.id = told.statement
      LEFT JOIN judged_voices AS judged ON judged.statement = one.id
      LEFT JOIN party_mentions AS link
        ON link.mention = CASE WHEN judged.statement IS NULL THEN one.voice ELSE judged.voice END
      LEFT JOIN parties AS voiced ON voiced.id = link.party
      WHERE (one.source_text IS NOT NULL OR one.cue_text IS NOT NULL)
        AND one.id NOT IN (SELECT statement FROM retractions)
      UNION ALL
      SELECT coalesce(article.outlet, 'an outlet unknown'), 99
      ORDER BY 2
    ), turns (voice, inner_voice) AS (
      SELECT voice, lag(voice) OVER (ORDER BY depth) FROM voices
    )
    SELECT group_concat(voice, ', as told by ') FROM turns WHERE voice IS NOT inner_voice
  ) AS chain,
  statement.source_text AS source,
  statement.cue_text AS cue,
  statement.words AS words,
  statement.act AS act,
  statement.polarity AS polarity,
  statement.commitment AS commitment,
  statement.quoted AS quoted,
  statement.said_from AS said_from,
  statement.said_to AS said_to,
  statement.starts AS starts,
  statement.ends AS ends,
  statement.id AS statement,
  statement.article AS article,
  link.party AS party
FROM statements AS statement
JOIN articles AS article ON article.id = statement.article
LEFT JOIN judged_voices AS judged ON judged.statement = statement.id
LEFT JOIN party_mentions AS link
  ON link.mention = CASE WHEN judged.statement IS NULL THEN statement.voice ELSE judged.voice END
LEFT JOIN parties AS party ON party.id = link.party
WHERE statement.id NOT IN (SELECT statement FROM retractions);

DROP VIEW IF EXISTS speakers;
CREATE VIEW speakers AS
SELECT
  party.name AS name,
  party.kind AS kind,
  count(*) AS statements,
  count(DISTINCT statement.article) AS articles,
  min(coalesce(statement.said_from, statement.said_to)) AS first_said,
  max(coalesce(statement.said_to, statement.said_from)) AS last_said,
  party.id AS party
FROM (
  SELECT id AS statement, CASE WHEN judged.statement IS NULL THEN one.voice ELSE judged.voice END AS voice
  FROM statements AS one LEFT JOIN judged_voices AS judged ON judged.statement = one.id
  UNION ALL
  SELECT statement, voice FROM statement_voices WHERE statement NOT IN (SELECT statement FROM judged_voices)
) AS spoken
JOIN statements AS statement ON statement.id = spoken.statement
JOIN party_mentions AS link ON link.mention = spoken.voice
JOIN parties AS party ON party.id = link.party
WHERE (statement.source_starts IS NOT NULL OR statement.cue_starts IS NOT NULL)
  AND statement.id NOT IN (SELECT statement FROM retractions)
GROUP BY party.id;

DROP VIEW IF EXISTS unread;
CREATE VIEW unread AS
SELECT
  paths.path AS path,
  'UnreadLanguage' AS kind,
  'kept, but not read for statements: its language is ' || coalesce(articles.language, 'unknown') AS reason,
  articles.id AS article
FROM articles JOIN paths ON paths.article = articles.id
WHERE articles.is_read = 0
UNION ALL
SELECT path, kind, reason, NULL FROM rejections;

DROP VIEW IF EXISTS contradictions;
CREATE VIEW contradictions AS
SELECT
  conflict.kind AS kind,
  conflict.status AS status,
  one.chain AS a_chain,
  one.words AS a_words,
  other.chain AS b_chain,
  other.words AS b_words,
  conflict.why AS why,
  conflict.a AS a,
  conflict.b AS b,
  conflict.id AS conflict,
  conflict.matter AS matter
FROM conflicts AS conflict
JOIN who_said_what AS one ON one.statement = conflict.a
JOIN who_said_what AS other ON other.statement = conflict.b;

DROP VIEW IF EXISTS claims_in_words;
CREATE VIEW claims_in_words AS
SELECT
  gist.words AS gist,
  sum(CASE WHEN member.stance = 'asserts' THEN 1 ELSE 0 END) AS asserts,
  sum(CASE WHEN member.stance = 'denies' THEN 1 ELSE 0 END) AS denies,
  sum(CASE WHEN member.stance = 'doubts' THEN 1 ELSE 0 END) AS doubts,
  claim.outlets AS outlets,
  count(DISTINCT member.origin) AS origins,
  claim.id AS claim
FROM claims AS claim
JOIN statements AS gist ON gist.id = claim.gist
LEFT JOIN claim_statements AS member ON member.claim = claim.id
GROUP BY claim.id, gist.words;
