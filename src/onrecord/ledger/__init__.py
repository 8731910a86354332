"""The store: one SQLite file that holds all that was read, linked and judged.

`Ledger.open` to query, `Ledger.create` to write, `check` to see whether it is sound.
"""

from onrecord.ledger.append import flaws
from onrecord.ledger.check import Fault, check
from onrecord.ledger.judgement_file import read_file, write_file
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.query import StatementQuery
from onrecord.ledger.reader import Counts
from onrecord.model import Judgement

__all__ = [
    "Counts",
    "Fault",
    "Judgement",
    "Ledger",
    "StatementQuery",
    "check",
    "flaws",
    "read_file",
    "write_file",
]
