"""Told from the ledger: one account of the story, from it the brief, the page and the exports."""
