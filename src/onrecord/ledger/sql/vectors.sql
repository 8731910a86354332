-- Version 11: sentence vectors, kept so that linking anew works out those of new words alone.

CREATE TABLE vectors (
  key TEXT PRIMARY KEY NOT NULL,
  packed BLOB NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
