"""The ledger for programs: JSON, versioned, read-only, described by OpenAPI."""
