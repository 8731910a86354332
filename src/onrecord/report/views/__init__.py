"""The views of a story, each a frozen noun made from ledger lines: the page and the application draw them."""
