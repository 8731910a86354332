"""Corrections made by people: kept beside what was read, never lost with a rebuild, and revocable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import LedgerError, UnknownId
from onrecord.model import content_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ledger.store import Store


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: of `kind`, about `subject` (an id), with `object` (an id or a value).

    `who` and `made_at` (ISO 8601, UTC) are given by the caller: the ledger looks at no clock.
    """

    kind: str
    subject: str
    object: str
    who: str
    made_at: str
    note: str = ""
    revoked_by: str | None = None
    revoked_at: str | None = None

    @property
    def id(self) -> str:
        """What tells it from every other: all but its revocation."""
        return content_id(
            "judgement", self.kind, self.subject, self.object, self.who, self.made_at, self.note
        )


def judge(store: Store, judgement: Judgement) -> None:
    """Keep a judgement, in an open transaction; one that is there already stays as it is."""
    store.connection.execute(
        "INSERT OR IGNORE INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(judgement.id, judgement.kind, judgement.subject, judgement.object, judgement.note),
            *(judgement.who, judgement.made_at, judgement.revoked_by, judgement.revoked_at),
        ),
    )


def revoke(store: Store, judgement_id: str, who: str, at: str) -> None:
    """Take a judgement back, in an open transaction; it stays on record as revoked.

    Raises UnknownId where there is none with this id, LedgerError where it is revoked already.
    """
    row = store.first("SELECT revoked_by, revoked_at FROM judgements WHERE id = ?", (judgement_id,))
    if row is None:
        raise UnknownId(f"{store.path}: holds no judgement {judgement_id}")
    if row["revoked_at"] is not None:
        raise LedgerError(f"{store.path}: {row['revoked_by']} revoked judgement {judgement_id} already")
    store.connection.execute(
        "UPDATE judgements SET revoked_by = ?, revoked_at = ? WHERE id = ?", (who, at, judgement_id)
    )


def read_judgements(store: Store) -> Iterator[Judgement]:
    """All judgements, revoked ones too, in the order in which they were made."""
    for row in store.rows("SELECT * FROM judgements ORDER BY made_at, id"):
        yield Judgement(
            kind=row["kind"],
            subject=row["subject"],
            object=row["object"],
            who=row["who"],
            made_at=row["made_at"],
            note=row["note"],
            revoked_by=row["revoked_by"],
            revoked_at=row["revoked_at"],
        )
