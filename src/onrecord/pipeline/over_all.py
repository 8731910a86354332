"""What is seen over all articles of a ledger at once, before they are linked block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.ledger import Ledger
    from onrecord.model import Article, Echo, Mention, NewsStory, Place


@dataclass(frozen=True, slots=True)
class OverAll:
    """What is kept of it while blocks are linked: neither mentions nor texts.

    `blocks` are the ids of the articles of each, and `longest_first` the same by their length.
    """

    rulings: link.Rulings
    places: tuple[Place, ...]
    stories: tuple[NewsStory, ...]
    echoes: tuple[Echo, ...]
    blocks: tuple[frozenset[str], ...]
    longest_first: tuple[frozenset[str], ...]


def over_all(ledger: Ledger, largest: int) -> OverAll:
    """Make the parties of a ledger anew, as judged; and find places, stories, blocks and echoes.

    Blocks come to `largest` characters at most where they are of several stories.
    """
    rulings = weigh(ledger, ledger.mentions())
    ledger.keep_judged(rulings.judged)
    articles = tuple(ledger.articles(order="id"))  # with dates as judged
    places, divided = _named(ledger, articles, rulings, largest)
    echoes = link.echoes(articles)  # they may be many, and find room where the mentions were
    length = {one.id: len(one.text) for one in articles}
    return OverAll(
        rulings=rulings,
        places=places,
        stories=divided.stories,
        echoes=echoes,
        blocks=divided.blocks,
        longest_first=tuple(
            sorted(divided.blocks, key=lambda ids: sum(length[id] for id in ids), reverse=True)
        ),
    )


def _named(
    ledger: Ledger, articles: tuple[Article, ...], rulings: link.Rulings, largest: int
) -> tuple[tuple[Place, ...], link.Divided]:
    """What takes all mentions and names of places, which are let go of then."""
    mentions = tuple(ledger.mentions())
    entries = tuple(ledger.register())
    parties = link.judged_parties(link.parties(mentions, entries), mentions, rulings)
    parties = link.identified(parties, mentions, entries)
    ledger.relink(parties)
    toponyms = tuple(ledger.toponyms())
    places = link.places(toponyms)
    read = link.Read(articles, (), mentions, (), parties, places, toponyms)
    return places, link.divided(read, largest=largest)


def weigh(ledger: Ledger, mentions: Iterable[Mention]) -> link.Rulings:
    """The judgements of a ledger that hold, and how each stands; `mentions` are all of the ledger's."""
    judgements = tuple(ledger.judgements())
    ids = {id for one in judgements for id in (one.subject, one.object, *one.object.split(" ")[:1])}
    return link.weigh(judgements, ledger.known(ids), mentions)
