"""What is seen across articles: comparing all that a ledger holds, and judgements put over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import link
from onrecord.errors import UsageError
from onrecord.model import Links
from onrecord.pipeline.blocks import Whole
from onrecord.pipeline.collecting import uncollected
from onrecord.pipeline.kept import Found
from onrecord.pipeline.linkers import Linking
from onrecord.pipeline.over_all import over_all
from onrecord.pipeline.vectors import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.ledger import Ledger
    from onrecord.model import Claim, Judgement
    from onrecord.pipeline.over_all import OverAll

ALONE = Linking()
"""Linking in this process."""


def relink(ledger: Ledger, how: Linking = ALONE) -> None:
    """Compare across all articles of the ledger, and replace what an earlier comparison found.

    Judgements are put over it: over what was read first, so that all comparing goes by it, then over what
    was found. Which articles share text and which tell one story is seen over all of them. Statements are
    compared within blocks of articles; of those that are as they were, what was found then still holds.
    """
    with ledger.alone(), uncollected():
        seen, found = over_all(ledger, how.largest), Found(ledger)
        whole = Whole(ledger, seen.places)
        keys = _find(whole, seen, found, how)
        links = link.together(
            (found.links(keys[part]) for part in seen.blocks),
            Links(seen.places, echoes=seen.echoes, stories=seen.stories),
        )
        ledger.write_links(_judged(links, seen.rulings, whole, seen.blocks))
        found.close()


def _find(whole: Whole, seen: OverAll, found: Found, how: Linking) -> dict[frozenset[str], str]:
    """Have all blocks linked; under which key what was found in each is kept."""
    vectors = Kept(whole.ledger)
    parts = seen.longest_first  # no long one comes last and alone
    keys = found.find(whole.blocks(parts, seen.echoes, vectors), how)
    vectors.close()
    return dict(zip(parts, keys, strict=True))


def _judged(found: Links, rulings: link.Rulings, whole: Whole, blocks: Sequence[AbstractSet[str]]) -> Links:
    """What was found, as judged; what judgements say holds across blocks."""
    spoken_of = {id for one in rulings.claims for id in (one.subject, one.object)}
    touched = {id for claim in found.claims if spoken_of & _ids(claim) for id in _ids(claim)}
    read = whole.read(whole.where(spoken_of | touched, blocks))
    return link.judged_links(found, rulings, link.story(read))


def _ids(claim: Claim) -> set[str]:
    return {id for id, _ in claim.statements}


def judge(ledger: Ledger, judgements: Iterable[Judgement], how: Linking = ALONE) -> None:
    """Keep judgements, and let them take effect.

    Raises:
        UsageError: one of them isn't understood; then none is kept.
    """
    given = tuple(judgements)
    need_understood(given)
    ledger.judge(*given)
    relink(ledger, how)


def need_understood(judgements: Iterable[Judgement]) -> None:
    """Go on only if each of the judgements can be understood.

    Raises:
        UsageError: one can't; the message says which and why.
    """
    for one in judgements:
        if wrong := link.fault(one):
            raise UsageError(f"{one.kind} {one.subject} {one.object}: {wrong}")


def revoke(ledger: Ledger, judgement: str, who: str, at: str) -> None:
    """Take a judgement back, and let that take effect.

    Raises:
        UnknownId: there is none of that id.
        LedgerError: it is revoked already.
    """
    ledger.revoke(judgement, who, at)
    relink(ledger)
