"""What stands beside unlisted names, here and elsewhere in the article: nouns, articles, brackets, ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.lexicon import is_ordinary
from onrecord.language.names import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.extract.mentions.lines import Line
    from onrecord.extract.mentions.name_runs import Candidate
    from onrecord.extract.words import Word

_AGENCIES = word_class("outlets before their names")
"""What the word after it is the name of: "the state agency Velna"."""
_NOUNS_OF_BODIES = (
    ("outlet", _AGENCIES),
    ("organisation", word_class("bodies beside names")),
    ("group", word_class("groups beside names")),
)
_PREPOSITIONS = word_class("prepositions") | word_class("heads end at")
_LONGEST_APPOSITION = 7
_LONGEST_AGE = 3


@dataclass(frozen=True, slots=True)
class Signs:
    """What the article as a whole shows of its names, folded.

    `bodies` stand with "the" before or "which" after, as people don't; `short_bodies` are first words of
    organisations' names ("Norvik" of "Norvik Bank"); `abbreviations` stand in brackets after one; `kinds` has
    the names that a noun beside them somewhere says are bodies, with their kind;
    `people_from` and `people_to` are where full names of people begin and end (sentence, word).
    """

    bodies: frozenset[str]
    short_bodies: frozenset[str]
    abbreviations: frozenset[str]
    kinds: Mapping[str, str]
    people_from: frozenset[tuple[int, int]]
    people_to: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, found: Sequence[Candidate], lines: Sequence[Line]) -> Signs:
        """The signs of an article's candidates."""
        people = [c for c in found if c.kind == "person" and c.sureness == "named" and len(c.words) > 1]
        return cls(
            frozenset(key_of(c) for c in found if _stands_as_body(c, lines[c.sentence].words)),
            _short_bodies(found),
            _abbreviations(found, lines),
            _kinds(found, lines),
            frozenset((c.sentence, c.at) for c in people),
            frozenset((c.sentence, c.at + len(c.words)) for c in people),
        )


def key_of(candidate: Candidate) -> str:
    """The candidate's words, folded: the same for every place where it is printed."""
    return fold(" ".join(word.text for word in candidate.words))


def body_kind(run: Sequence[Word], at: int, end: int) -> str | None:
    """The kind of a body that the words around say it is: "the Velm union", "oil company Norvik"."""
    before = run[at - 1].text.lower() if at > 0 and run[at].gap in {" ", " “"} else ""
    if before == "of" and at > 1 and run[at - 2].text.lower() == "government":
        return "government"
    if before.endswith("-based"):
        before, at = "", at - 1
    after = run[end].text if end < len(run) and run[end].gap in {" ", "” "} else ""
    is_one_word = end - at == 1 and after not in word_class("follow names of one word")
    if _has_an_office(run, end):
        return "organisation"
    if run[end - 1].possessive or is_one_word:
        after = ""
    for kind, nouns in _NOUNS_OF_BODIES:
        if before in nouns or after in nouns:
            return kind
    is_called = _is_called_a_body(run, end) or _follows_a_body(run, at)
    return "organisation" if is_called else None


def _follows_a_body(run: Sequence[Word], at: int) -> bool:
    """Whether it is set off after what it is: "Its insurer, Marlow Mutual,"."""
    if at < 2 or run[at].gap != ", ":
        return False
    is_body = run[at - 1].text in word_class("bodies in appositions")
    return is_body and not run[at - 1].possessive and run[at - 2].text.lower() in {"the", "its", "their", "a"}


def _has_an_office(run: Sequence[Word], end: int) -> bool:
    """Whether an office that bodies have follows: "a Westrail spokesman", "Westrail's chief executive"."""
    if end >= len(run) or run[end].gap not in {" ", "\xa0"}:
        return False
    if run[end].text in word_class("offices of bodies"):
        return True
    after = run[end + 1].text if end + 1 < len(run) else ""
    leads = run[end].text in word_class("two-word offices of bodies")
    return leads and after in {"executive", "director", "secretary", "manager"}


def is_aged(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether an age follows or leads to it: "Ana Kolar, 34,", "63-year-old Ana Kolar"."""
    if at > 0 and run[at].gap == " " and run[at - 1].text.endswith("year-old"):
        return True
    after = run[end] if end < len(run) else None
    return (
        after is not None and after.gap == ", " and after.text.isdigit() and len(after.text) <= _LONGEST_AGE
    )


def _is_called_a_body(run: Sequence[Word], end: int) -> bool:
    """Whether an apposition says it is a body: ", the economic crime unit,", not ", the head of a unit"."""
    if end >= len(run) or run[end].gap != ", " or run[end].text not in {"the", "a", "an"}:
        return False
    for at in range(end + 1, min(end + _LONGEST_APPOSITION, len(run))):
        if run[at].gap != " " or run[at].text in _PREPOSITIONS or run[at].possessive:
            return False
        follows = run[at + 1].gap if at + 1 < len(run) else "."
        goes_on = at + 1 < len(run) and run[at + 1].text in _PREPOSITIONS | {"that", "which"}
        if run[at].text in word_class("bodies in appositions") and (follows != " " or goes_on):
            return True
    return False


def _stands_as_body(candidate: Candidate, run: Sequence[Word]) -> bool:
    at, end = candidate.at, candidate.at + len(candidate.words)
    is_the = at > 0 and run[at].gap == " " and run[at - 1].text.lower() in {"the", "a", "an"}
    is_which = end < len(run) and run[end].text == "which" and run[end].gap in {" ", ", "}
    return candidate.sureness == "weak" and (is_the or is_which) and len(candidate.words) > 1


def _short_bodies(found: Iterable[Candidate]) -> frozenset[str]:
    return frozenset(
        fold(c.words[0].text)
        for c in found
        if c.kind in {"organisation", "group", "outlet"}
        and c.sureness == "named"
        and len(c.words) in {2, 3}
        and not is_ordinary(c.words[0].text.lower())
    )


def _kinds(found: Iterable[Candidate], lines: Sequence[Line]) -> Mapping[str, str]:
    kinds: dict[str, str] = {}
    for candidate in found:
        if candidate.sureness == "weak" and candidate.kind != "thing":
            end = candidate.at + len(candidate.words)
            kind = body_kind(lines[candidate.sentence].words, candidate.at, end)
            if kind:
                kinds.setdefault(key_of(candidate), kind)
    return kinds


def _abbreviations(found: Sequence[Candidate], lines: Sequence[Line]) -> frozenset[str]:
    ends = {(c.sentence, c.at + len(c.words)) for c in found if c.kind in {"organisation", "group"}}
    some = set()
    for candidate in found:
        run, end = lines[candidate.sentence].words, candidate.at + 1
        opens = run[candidate.at].gap in {" (", " (“", ' ("'}
        closes = end == len(run) or run[end].gap.lstrip('”"').startswith(")")
        is_alone = len(candidate.words) == 1 and opens and closes
        if is_alone and (candidate.sentence, candidate.at) in ends:
            some.add(key_of(candidate))
    return frozenset(some)
