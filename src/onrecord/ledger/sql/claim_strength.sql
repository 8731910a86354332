-- Version 15: how surely a claim's statements say the same. Until a ledger is linked anew, each surely does.

ALTER TABLE claims ADD COLUMN strength REAL NOT NULL DEFAULT 1;
