"""Whether a statement asserts, denies or doubts the proposition of its claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.link.candidates import overlap
from onrecord.link.compare.words import claim_words, plain_words
from onrecord.link.conflicts.reading.negation import denied_by_cue, is_negated, may_negate, negated
from onrecord.link.conflicts.reading.runs import tagged
from onrecord.link.conflicts.reading.scopes import TIMES
from onrecord.link.conflicts.reading.words import act_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.link.story import Line
    from onrecord.model import Stance


_LEFT_OPEN = re.compile(
    r"(?:\bnot|n['’]t)\b[^.;:]{0,24}\b(?:clear|know|known|sure|certain|established)\b[^.;:]{0,12}\bif\b", re.I
)
""" "It is not yet clear if ...": a doubt without any of the words of doubt."""


class _Said(NamedTuple):
    """What a line says, as acts (`act_of`): those of its verbs, those that a negation turns round, and of
    these the ones that it says elsewhere without one. Names are kept apart: nobody is denied."""

    line: Line
    names: frozenset[str]
    senses: frozenset[str]
    verbs: frozenset[str]
    turned: frozenset[str]
    both_ways: frozenset[str]


def stances(lines: Sequence[Line]) -> dict[str, Stance]:
    """The stance of each line of one claim, by statement id.

    A line may negate something else than what it has in common with the others ("there is no record of her
    leaving" in a line on when she came): two lines are opposed where one turns round what both say. The claim
    is what most of its lines say, the affirmative where as many deny; who is opposed to that denies it. A
    line doubts where its speaker is committed to nothing and a word of doubt is printed. A line inside
    another that takes its cue along says what that one says.
    """
    found = _by_negations(lines) if any(map(_may_deny, lines)) else _by_doubts(lines)
    return found | {inner: found[outer] for inner, outer in _taken_along(lines) if found[inner] != "doubts"}


def _by_doubts(lines: Sequence[Line]) -> dict[str, Stance]:
    """Where nothing in the lines could turn anything round."""
    return {line.id: "doubts" if _doubts(line) else "asserts" for line in lines}


def _by_negations(lines: Sequence[Line]) -> dict[str, Stance]:
    read = {line.id: _said(line) for line in lines}
    firm = [said for said in read.values() if not _doubts(said.line)] or [*read.values()]
    first = min(firm, key=lambda said: _order(said, firm))
    side = [said for said in firm if not _opposed(said, first)]
    return {id: _stance(said, side) for id, said in read.items()}


def _may_deny(line: Line) -> bool:
    """Whether a line may turn something round, by its words or its cue."""
    statement = line.statement
    return statement.polarity == "denied" or may_negate(line.text)


def opposed(one: Line, other: Line) -> bool:
    """Whether one of two lines of one claim denies what the other says; lines that have no word for it in
    common, by whether the one as a whole denies."""
    a, b = _said(one), _said(other)
    if not a.senses & b.senses:
        return one.statement.polarity != other.statement.polarity
    return _opposed(a, b)


def _stance(said: _Said, side: Sequence[_Said]) -> Stance:
    """That of a line towards those that say what the claim says."""
    if _doubts(said.line):
        return "doubts"
    akin = [other for other in side if said.senses & other.senses]
    against = sum(_opposed(said, other) for other in akin)
    return "denies" if against and 2 * against >= len(akin) else "asserts"


def _order(said: _Said, firm: Sequence[_Said]) -> tuple[int, bool, int, str]:
    """By how well a line stands for a claim: few are opposed to it, it turns nothing round, it says much."""
    against = sum(_opposed(said, other) for other in firm)
    return against, bool(said.turned), -sum(len(said.senses & other.senses) for other in firm), said.line.id


def _opposed(one: _Said, other: _Said) -> bool:
    """Whether one turns round an act that the other says, or one thing or most of several that they share.

    Where both turn the same round they agree.
    """
    shared = one.senses & other.senses
    apart = (shared & (one.turned ^ other.turned)) - one.both_ways - other.both_ways
    if not apart or one.turned & other.turned or overlap(one.line, other.line):
        return False
    things = apart - one.verbs - other.verbs if len(one.turned | other.turned) <= _ONE_THING else ()
    if things and len(shared | one.names & other.names) > 1:
        return True
    if len(shared) > 1 and 2 * len(apart) >= len(shared):
        return True
    verbs = one.verbs | other.verbs if one.names & other.names else one.verbs & other.verbs
    return bool(apart & verbs)


_ONE_THING = 3
"""What a negation turns round at most where it is a thing that there was none of ("no alarm")."""


def _said(line: Line) -> _Said:
    run = words(line.text)
    named = frozenset(w.lower for w in run[1:] if w.is_name and w.lower not in TIMES)
    parts = zip(run, tagged(run), strict=True)
    plain = [
        (act_of(w.sense), k, tag) for k, (w, tag) in enumerate(parts) if w.sense and w.lower not in named
    ]
    says = frozenset(act for act, _, _ in plain)
    by_words = negated(line.text, run)
    turned = says.intersection(act_of(sense) for sense in by_words or denied_by_cue(line, run))
    return _Said(
        line,
        named,
        says,
        frozenset(act for act, _, tag in plain if tag.startswith("VB")),
        turned,
        frozenset(act for act, k, _ in plain if act in turned and by_words and not is_negated(run, k)),
    )


def _taken_along(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Lines (inner, outer) of which the outer one's content has source, cue and content of the inner one."""
    by_id = {line.id: line for line in lines}
    for line in lines:
        outer, hull = by_id.get(line.statement.within or ""), line.statement.hull
        around = outer.statement.content if outer else ()
        if outer and any(span.start <= hull.start and hull.end <= span.end for span in around):
            yield line.id, outer.id


def _doubts(line: Line) -> bool:
    statement = line.statement
    if statement.commitment != "unknown":
        return False
    printed = line.text if statement.cue is None else f"{statement.cue.of(line.article.text)} {line.text}"
    return not claim_words().doubts.isdisjoint(plain_words(printed)) or _LEFT_OPEN.search(printed) is not None
