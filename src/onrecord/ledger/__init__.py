"""The store: one SQLite file (or a PostgreSQL database) that holds all that was read, linked and judged.

`Ledger.open` to query, `Ledger.create` to write, `check` to see whether it is sound.
"""

from onrecord.ledger.address import Address, Where, where
from onrecord.ledger.append import flaws
from onrecord.ledger.backup import back_up
from onrecord.ledger.check import Fault, check
from onrecord.ledger.judgement_file import read_file, write_file
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.query import StatementQuery
from onrecord.ledger.reader import Counts
from onrecord.ledger.salvage import Lost, salvage
from onrecord.model import Judgement

__all__ = [
    "Address",
    "Counts",
    "Fault",
    "Judgement",
    "Ledger",
    "Lost",
    "StatementQuery",
    "Where",
    "back_up",
    "check",
    "flaws",
    "read_file",
    "salvage",
    "where",
    "write_file",
]
