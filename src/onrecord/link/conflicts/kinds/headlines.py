"""A headline that says more than its own article: it drops a hedge, or calls done what is only talked of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.language.tags import tags
from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.frames import frame
from onrecord.link.conflicts.kinds.certainty import hedges_in, is_hedged
from onrecord.link.conflicts.reading.runs import clause_end, index_at
from onrecord.link.conflicts.reading.words import conflict_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.background import Background
    from onrecord.link.conflicts.reading.words import Word

_BEFORE = 4
"""Words before a shared word among which a hedge is about it."""
_SENTENCE = {"reportedly": 8, "allegedly": 8, "apparently": 8, "purportedly": 8}
"""Hedges that are about all of their clause, and how many words of it are looked at."""
_DOUBTING = frozenset({"believe", "accuse", "allege", "claim"})
"""Acts by which somebody holds what needn't be so; who says or refuses to say a thing doubts nothing."""
_VERBS = frozenset({"VB", "VBD", "VBP", "VBZ", "VBN"})
_STOPS = frozenset({":", ";", "--", ","})
"""Marks over which a headline's subject doesn't reach."""
_IN = frozenset({"on", "in", "at", "under"})
"""Words before a state: "on the run", "in hiding", "at large", "under arrest"."""
_SETTLED = 8
"""Words after one by which a thing is settled among which the thing is."""
_LEAST_SHARED = 2
_LEAST_SHARE = 0.4
"""Share of a headline's senses that a line must have to hedge it rather than a side matter of it; by eye."""


def overstatements(lines: Sequence[Frame], background: Background) -> Iterator[tuple[Frame, Frame, Finding]]:
    """(headline, body line, finding) for each headline of an article that its body doesn't bear out.

    A headline is read whole, however much of it is told of somebody ("Officials say"): `lines` are those of
    one article, and the finding is given for the line of the headline that comes first.
    """
    body = [f for f in lines if f.line.statement.region != "title"]
    title = next((f for f in lines if f.line.statement.region == "title"), None)
    whole = title and _whole(title, background)
    if title and whole and not _asks(whole):
        for _, line, finding in _against(whole, body):
            yield title, line, finding


def is_headline_of(a: Frame, b: Frame) -> bool:
    """Whether one is the headline of the article in which the other stands: it replaces nothing there."""
    titles = [f.line.statement.region == "title" for f in (a, b)]
    return a.line.article.id == b.line.article.id and any(titles)


def _whole(title: Frame, background: Background) -> Frame:
    """The headline as one line of the article's own."""
    article, statement = title.line.article, title.line.statement
    start = statement.content[0].start
    region = next(
        (r for r in article.regions if r.kind == "title" and r.span.start <= start < r.span.end), None
    )
    if region is None:
        return title
    own = replace(statement, content=(region.span,), source=None, cue=None, polarity="affirmed")
    return frame(replace(title.line, statement=own, text=region.span.of(article.text)), background)


def _asks(title: Frame) -> bool:
    return "?" in title.line.text or is_hedged(title.words) or bool(title.open)


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
    what = _settled(title) if lists.accomplished.issuperset(settled) else title.senses
    best = None
    for line in body:
        shared = title.senses & line.senses
        talk = [line.open] if line.open else _talk(line, what, settled)
        least = _LEAST_SHARED + bool(line.open)
        if not talk or len(shared) < least or not title.names & line.names or not what & line.senses:
            continue
        score = 0.3 + 0.1 * len(shared) + 0.05 * len(talk) + 0.4 * bool(line.open)
        if best is None or score > best[1].strength:
            why = f"the headline says “{settled[0]}”, the body only “{talk[0]}”"
            best = (line, Finding("commitment", why, min(0.9, score), f"headline/{title.line.id}"))
    return best


def _talk(line: Frame, what: AbstractSet[str], settled: Sequence[str]) -> list[str]:
    """The words by which a line only talks of what a headline calls settled.

    One that makes less sure ("possible", "would") must stand before something that the headline tells; what a
    headline calls done isn't undone by a line that talks of something.
    """
    lists = conflict_words()
    is_done = lists.accomplished.issuperset(settled)
    found = set()
    for k, word in enumerate(line.words):
        if word.lower not in lists.talk or (is_done and word.lower not in lists.hedging):
            continue
        near = {w.sense for w in line.words[k + 1 : k + 1 + _HEDGED]}
        if word.lower not in lists.hedging or near & what:
            found.add(word.lower)
    return sorted(found)


_HEDGED = 12
"""Words behind "would" or "possible" that it makes less sure of."""


def _settled(title: Frame) -> frozenset[str]:
    """What a headline calls done: the senses of the words after the one that says so, names left out."""
    lists = conflict_words()
    return (
        frozenset(
            word.sense
            for k, before in enumerate(title.words)
            if before.lower in lists.settled
            for word in title.words[k + 1 : k + 1 + _SETTLED]
            if word.sense
        )
        - title.named
    )


def _hedged(title: Frame, body: Sequence[Frame]) -> tuple[Frame, Finding] | None:
    """A body line that hedges the act that the headline tells flatly, where no line tells it flatly."""
    best = None
    for line in body:
        shared = title.senses & line.senses
        if len(shared) < _LEAST_SHARED:
            continue
        hedge, about = _hedge_before(line, _acts(title, shared))
        if any(word.lower in title.lowered for word in words(hedge) if word.sense):
            continue
        if not (hedge and about) or len(shared) < _LEAST_SHARE * len(_part(title, about)):
            continue
        if _is_flat(about, shared, body) or _is_quoted(title, about):
            continue
        score = 0.25 + 0.1 * len(shared)
        if best is None or score > best[1].strength:
            why = f"the headline drops “{hedge}”, which the body has before “{about}”"
            best = (line, Finding("commitment", why, min(0.9, score), f"headline/{title.line.id}"))
    return best


def _part(title: Frame, about: str) -> frozenset[str]:
    """The senses of the part of a headline that tells an act, where a colon parts it; else of all."""
    act = next(word.sense for word in words(about))
    parts: list[set[str]] = [set()]
    for word in title.words:
        if word.lower == ":":
            parts.append(set())
        elif word.sense:
            parts[-1].add(word.sense)
    return frozenset(next((part for part in parts if act in part), title.senses))


def _acts(title: Frame, shared: frozenset[str]) -> frozenset[str]:
    """The shared verbs of a headline of which the word that tells who or what did it is shared too; and what
    somebody is in, where no verb says so ("On the run", "Clerk in hiding")."""
    told = [w for w in title.words if w.sense or w.lower in _STOPS]
    parts = dict(zip(title.words, tags([w.lower for w in title.words]), strict=True))
    return frozenset(
        word.sense
        for before, word in pairwise(told)
        if {word.sense, before.sense} <= shared and parts[word] in _VERBS
    ) | frozenset(
        word.sense
        for k, word in enumerate(title.words)
        if word.sense in shared and not word.is_name and _is_in_it(title.words, k)
    )


def _is_in_it(run: Sequence[Word], k: int) -> bool:
    """Whether word k opens a headline, or follows its first noun, as what somebody is in."""
    at = k - 1 - any(w.lower == "the" for w in run[max(0, k - 1) : k])
    if at < 0 or run[at].lower not in _IN:
        return False
    first = max((j + 1 for j in range(at) if run[j].lower in _STOPS), default=0)
    return at - first <= 1


def _hedge_before(line: Frame, acts: frozenset[str]) -> tuple[str, str]:
    """The words by which a line is less sure of one of these acts, and the act as printed."""
    said = line.line.statement
    cue = said.cue.of(line.line.article.text).lower() if said.cue else ""
    if cue and said.commitment != "certain":
        is_doubt = said.act in _DOUBTING or is_hedged(words(cue))
        first = index_at(line.words, max(0, line.line.text.lower().find(cue)))
        clause = line.words[first : clause_end(line.words, first, len(line.words), ",")]
        about = [w.lower for w in clause if w.sense in acts and not w.is_name]
        if is_doubt and about:
            return cue, about[0]
    for k in hedges_in(line.words):
        hedge = line.words[k].lower
        for later in line.words[k + 1 : k + 1 + _SENTENCE.get(hedge, _BEFORE)]:
            if later.sense in acts and not later.is_name:
                return hedge, later.lower
    return "", ""


def _is_quoted(title: Frame, about: str) -> bool:
    """Whether the headline holds the act at arm's length: 'the mastermind' in quotation marks."""
    sense = next(word.sense for word in words(about))
    mine = [re.escape(w.lower) for w in title.words if w.sense == sense]
    return any(re.search(rf"(?<!\w)[‘'“\"][^’”\"]*\b{w}\b", title.line.text, re.IGNORECASE) for w in mine)


def _is_flat(about: str, shared: frozenset[str], body: Sequence[Frame]) -> bool:
    """Whether another line says the same without a hedge."""
    return any(
        about in line.lowered
        and line.line.statement.commitment == "certain"
        and not is_hedged(line.words)
        and not line.open
        and len(line.senses & shared) >= _LEAST_SHARED
        for line in body
    )
