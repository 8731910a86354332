-- Version 13: which conflicts are of one disagreement. Until a ledger is linked anew, each is of its own.

ALTER TABLE conflicts ADD COLUMN matter TEXT NOT NULL DEFAULT '';
UPDATE conflicts SET matter = id;
CREATE INDEX conflicts_by_matter ON conflicts (matter);
