"""Vectors are kept, given back, dropped where they have no use, and not given where they are damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledgers_made_up import many
from onrecord.ledger import Ledger, check
from onrecord.model import KeptVector

if TYPE_CHECKING:
    from pathlib import Path

SOME = tuple(KeptVector(f"{number:032x}", bytes([number % 256, 0, 255, 7]) * 193) for number in range(2_500))


def test_they_come_back_by_key_each_once(ledger: Ledger) -> None:
    ledger.append(many(1), SOME[::-1])
    ledger.append(many(2), SOME[:10])
    assert tuple(ledger.vectors()) == SOME
    assert ledger.counts().articles == 2


def test_a_batch_that_is_refused_leaves_none(ledger: Ledger) -> None:
    try:
        ledger.append(many(1), [SOME[0], KeptVector("x", None)])  # type: ignore[arg-type]
    except Exception as error:
        assert error
    assert not list(ledger.vectors())
    assert ledger.counts().articles == 0


def test_only_those_in_use_stay(ledger: Ledger) -> None:
    ledger.append([], SOME[:20])
    ledger.keep_vectors(SOME[20:30], {one.key for one in SOME[10:25]} | {"unknown"})
    assert tuple(ledger.vectors()) == SOME[10:25]
    ledger.keep_vectors((), set())
    assert not list(ledger.vectors())


def test_a_damaged_one_is_found_and_not_given_until_it_is_kept_anew(full: Any) -> None:
    with Ledger.create(full) as ledger:
        ledger.append([], SOME[:6])
        with ledger.store.transaction():
            swap = "UPDATE vectors SET packed = ? WHERE key = ?"
            ledger.store.run(swap, (SOME[1].packed[:-1] + b"!", SOME[1].key))
            ledger.store.run(swap, (b"", SOME[2].key))
            ledger.store.run("UPDATE vectors SET key = 'other' WHERE key = ?", (SOME[3].key,))
    assert [(one.subject, one.reason) for one in check(full)] == [
        ("vectors", f"the vector {key} isn't as it was kept") for key in (SOME[1].key, SOME[2].key, "other")
    ]
    with Ledger.create(full) as ledger:
        assert tuple(ledger.vectors()) == (SOME[0], *SOME[4:6])
        ledger.keep_vectors(SOME[1:3], {one.key for one in SOME})
        assert tuple(ledger.vectors()) == (*SOME[:3], *SOME[4:6])
    assert check(full) == ()


def test_a_ledger_of_before_has_none_and_stays_sound(tmp_path: Path) -> None:
    from onrecord.ledger.migrations import MIGRATIONS

    names = [one.name for one in MIGRATIONS]
    older = MIGRATIONS[: names.index("vectors of statements")]
    path = tmp_path / "older.ledger"
    with Ledger.create(path, older) as ledger:
        ledger.append(many(2))
    with Ledger.open(path) as ledger:
        assert (ledger.counts().articles, list(ledger.vectors())) == (2, [])
    assert check(path) == ()
