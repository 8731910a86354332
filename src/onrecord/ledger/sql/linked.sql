-- Version 12: what was found in each block of articles, kept so that linking anew links those that changed.

CREATE TABLE linked (
  key TEXT PRIMARY KEY NOT NULL,
  packed BLOB NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
