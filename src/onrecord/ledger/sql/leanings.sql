-- Version 14: what each line of a track amounts to, and in which of its words. Until a ledger is linked anew, each only tells.

ALTER TABLE position_track ADD COLUMN leaning TEXT NOT NULL DEFAULT 'told';
ALTER TABLE position_track ADD COLUMN words_starts INTEGER;
ALTER TABLE position_track ADD COLUMN words_ends INTEGER;
