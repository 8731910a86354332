"""The ledger over HTTP, for people (`pages`) and for programs (`api`), and to assistants (`assistants`).

Whoever reads asks the ledger itself, one state of it at a time. Whoever changes it goes through the `desk`,
which has the pipeline do so in a process of its own, one change after the other.
"""
