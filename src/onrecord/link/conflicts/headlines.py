"""A headline that says more than its own article: it drops a hedge, or calls done what is only talked of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.words import conflict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.conflicts.frames import Frame

_BEFORE = 4
"""Words before a shared word among which a hedge is about it."""
_LEAST_SHARED = 2


def overstatements(lines: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, Finding]]:
    """(headline, body line, finding) for each headline of an article that its body doesn't bear out."""
    body = [f for f in lines if f.line.statement.region != "title"]
    for title in lines:
        if title.line.statement.region == "title" and not _asks(title):
            yield from _against(title, body)


def _asks(title: Frame) -> bool:
    return (
        "?" in title.line.text or title.lowered & conflict_words().hedges != frozenset() or bool(title.open)
    )


def _against(title: Frame, body: Sequence[Frame]) -> Iterator[tuple[Frame, Frame, Finding]]:
    talked = _settled_but_talked_of(title, body)
    hedged = _hedged(title, body)
    if talked:
        yield (title, *talked)
    if hedged and (talked is None or hedged[0] is not talked[0]):
        yield (title, *hedged)


def _settled_but_talked_of(title: Frame, body: Sequence[Frame]) -> tuple[Frame, Finding] | None:
    """A headline that calls a thing settled above lines that say it is being talked of, or is unlikely."""
    lists = conflict_words()
    settled = sorted(title.lowered & lists.settled)
    if not settled:
        return None
    best = None
    for line in body:
        shared = title.senses & line.senses
        talk = [line.open] if line.open else sorted(line.lowered & lists.talk)
        if not talk or len(shared) < _LEAST_SHARED or not title.names & line.names:
            continue
        score = 0.3 + 0.1 * len(shared) + 0.05 * len(talk) + 0.4 * bool(line.open)
        if best is None or score > best[1].strength:
            why = f"the headline says “{settled[0]}”, the body only “{talk[0]}”"
            best = (line, Finding("commitment", why, min(0.9, score), f"headline/{title.line.id}"))
    return best


def _hedged(title: Frame, body: Sequence[Frame]) -> tuple[Frame, Finding] | None:
    """A body line that hedges what the headline says flatly, where no line says it flatly."""
    best = None
    for line in body:
        shared = title.senses & line.senses
        if len(shared) < _LEAST_SHARED:
            continue
        hedge, about = _hedge_before(line, shared)
        if not (hedge and about) or _is_flat(about, shared, body) or _is_quoted(title, shared):
            continue
        score = 0.25 + 0.1 * len(shared)
        if best is None or score > best[1].strength:
            why = f"the headline drops “{hedge}”, which the body has before “{about}”"
            best = (line, Finding("commitment", why, min(0.9, score), f"headline/{title.line.id}"))
    return best


def _hedge_before(line: Frame, shared: frozenset[str]) -> tuple[str, str]:
    hedges = conflict_words().hedges
    said = line.line.statement
    if said.cue and said.commitment != "certain":
        about = [w.lower for w in line.words if w.sense in shared and not w.is_name]
        return said.cue.of(line.line.article.text).lower(), about[0] if about else ""
    for k, word in enumerate(line.words):
        if word.lower in hedges:
            for later in line.words[k + 1 : k + 1 + _BEFORE]:
                if later.sense in shared and not later.is_name:
                    return word.lower, later.lower
    return "", ""


def _is_quoted(title: Frame, shared: frozenset[str]) -> bool:
    """Whether the headline holds one of the words at arm's length: 'mastermind' in quotation marks."""
    mine = [re.escape(w.lower) for w in title.words if w.sense in shared]
    return any(re.search(rf"[‘'“\"]{w}[’'”\"]", title.line.text, re.IGNORECASE) for w in mine)


def _is_flat(about: str, shared: frozenset[str], body: Sequence[Frame]) -> bool:
    """Whether another line says the same without a hedge."""
    hedges = conflict_words().hedges
    return any(
        about in line.lowered
        and line.line.statement.commitment == "certain"
        and not line.lowered & hedges
        and not line.open
        and len(line.senses & shared) >= _LEAST_SHARED
        for line in body
    )
