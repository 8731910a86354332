-- Version 9: why a statement of a claim is held to come from its origin.

ALTER TABLE claim_statements ADD COLUMN origin_why TEXT;
