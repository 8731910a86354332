"""What is seen across articles: comparing all that a ledger holds, and judgements put over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord import link
from onrecord.errors import UsageError
from onrecord.ledger import StatementQuery
from onrecord.pipeline.vectors import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.ledger import Ledger
    from onrecord.link import Read
    from onrecord.model import Judgement, Links, Mention


def relink(ledger: Ledger) -> None:
    """Compare across all articles of the ledger, and replace what an earlier comparison found.

    Judgements are put over it: over what was read first, so that all comparing goes by it, then over what
    was found.
    """
    with ledger.alone():
        mentions = tuple(ledger.mentions())
        rulings = weigh(ledger, mentions)
        ledger.keep_judged(rulings.judged)
        entries = tuple(ledger.register())
        parties = link.judged_parties(link.parties(mentions, entries), mentions, rulings)
        ledger.relink(link.identified(parties, mentions, entries))
        vectors = Kept(ledger)
        ledger.write_links(_links(ledger, rulings, mentions, vectors))
        vectors.close()


def weigh(ledger: Ledger, mentions: Iterable[Mention]) -> link.Rulings:
    """The judgements of a ledger that hold, and how each stands; `mentions` are all of the ledger's."""
    judgements = tuple(ledger.judgements())
    ids = {id for one in judgements for id in (one.subject, one.object, *one.object.split(" ")[:1])}
    return link.weigh(judgements, ledger.known(ids), mentions)


def _links(ledger: Ledger, rulings: link.Rulings, mentions: tuple[Mention, ...], vectors: Kept) -> Links:
    """What is seen across articles, as judged."""
    read = _read(ledger, mentions)
    story = link.story(read)
    found = replace(link.links(story, vectors), stories=link.stories(read))
    return link.judged_links(found, rulings, story)


def _read(ledger: Ledger, mentions: tuple[Mention, ...]) -> Read:
    """What the ledger holds, as linking takes it: retracted statements left out, speakers as judged.

    `mentions` are all of the ledger's, which the caller has read for the parties.
    """
    toponyms = tuple(ledger.toponyms())
    return link.Read(
        articles=tuple(ledger.articles(order="id")),
        statements=tuple(ledger.statements(StatementQuery(order="id"))),
        mentions=mentions,
        times=tuple(ledger.times()),
        parties=ledger.parties(),
        places=link.places(toponyms),
        toponyms=toponyms,
    )


def judge(ledger: Ledger, judgements: Iterable[Judgement]) -> None:
    """Keep judgements, and let them take effect.

    Raises:
        UsageError: one of them isn't understood; then none is kept.
    """
    given = tuple(judgements)
    need_understood(given)
    ledger.judge(*given)
    relink(ledger)


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
