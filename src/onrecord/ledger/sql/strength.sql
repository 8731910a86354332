-- Version 4: how surely linking takes two statements for a conflict: it puts those first that a reader should see first.

ALTER TABLE conflicts ADD COLUMN strength REAL NOT NULL DEFAULT 0;
