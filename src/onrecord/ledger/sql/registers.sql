-- Version 10: what was looked up in registers of people and bodies, and which party is which entry.

CREATE TABLE register_entries (
  register TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  known_for TEXT NOT NULL,
  PRIMARY KEY (register, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_names (
  register TEXT NOT NULL,
  id TEXT NOT NULL,
  nth INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (register, id, nth),
  FOREIGN KEY (register, id) REFERENCES register_entries (register, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE party_identifiers (
  party TEXT NOT NULL REFERENCES parties (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL,
  identifier TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (party, nth)
) STRICT, WITHOUT ROWID;
