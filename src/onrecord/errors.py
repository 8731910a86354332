"""The tree of errors; every message names the file (or address) and the reason.

OnrecordError
├── UsageError              the call itself makes no sense
├── WorkersError            the scheduler, or a worker of it, can't be used
├── InputError              one input could not be read; the build lists it and goes on
│   ├── MissingInput        no such file or folder
│   ├── EmptyInput          a folder, file or feed with nothing to read in it
│   ├── NoAccess            the rights to read it are missing
│   ├── NotText             binary content, or no decodable text
│   ├── TooLarge            more bytes, more text or more unpacking than the limits allow
│   ├── BrokenInput         damaged: a WARC record, a JSON line, a manifest row, a feed
│   └── FetchError          an address could not be fetched
│       └── FetchRefused    robots.txt, a private address or a scheme that is not http(s)
└── LedgerError             the ledger can't be used
    ├── LedgerMissing       no ledger there
    ├── LedgerLocked        another program is writing to it
    ├── LedgerTooNew        written by a newer version of onrecord
    ├── LedgerDamaged       not a ledger, or its pages, hashes or keys don't hold
    └── UnknownId           nothing in the ledger has this id
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root; its text is a whole sentence that a reader can act on."""


class UsageError(OnrecordError):
    """The call itself makes no sense."""


class WorkersError(OnrecordError):
    """The scheduler, or a worker of it, can't be used."""


class InputError(OnrecordError):
    """One input could not be read.

    `path` is the file, address or record as the user would name it, `reason` the rest of the sentence.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    @property
    def kind(self) -> str:
        """The name under which summaries count this error."""
        return type(self).__name__


class MissingInput(InputError):
    """No such file or folder."""


class EmptyInput(InputError):
    """Nothing to read in it."""


class NoAccess(InputError):
    """The rights to read it are missing."""


class NotText(InputError):
    """Binary content, or no decodable text."""


class TooLarge(InputError):
    """More bytes, more text or more unpacking than the limits allow."""


class BrokenInput(InputError):
    """Damaged, and not readable past the damage."""


class FetchError(InputError):
    """An address could not be fetched."""


class FetchRefused(FetchError):
    """An address that must not be fetched."""


class LedgerError(OnrecordError):
    """The ledger can't be used."""


class LedgerMissing(LedgerError):
    """No ledger there."""


class LedgerLocked(LedgerError):
    """Another program is writing to it."""


class LedgerTooNew(LedgerError):
    """Written by a newer version of onrecord."""


class LedgerDamaged(LedgerError):
    """Not a ledger, or its pages, hashes or keys don't hold."""


class UnknownId(LedgerError):
    """Nothing in the ledger has this id."""
