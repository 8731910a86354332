"""Names of organisations that no list holds: by their last word, their first, by "of", by a country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.mentions.gazetteer import longest
from onrecord.extract.mentions.title_words import title_at
from onrecord.language.folding import fold
from onrecord.language.names import first_names, not_names, organisation_words, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.mentions.gazetteer import Entry
    from onrecord.extract.words import Word
    from onrecord.model import PartyKind

LONGEST_RUN = 12
"""Words of a name that are looked at: longer runs are headings, not names."""
_ALSO_OF_BODIES = frozenset(
    {"General", "Justice", "Attorney", "Secretary", "Sister", "Chief", "Deputy", "St"}
)
"""Titles that stand in names of organisations too ("Justice Department")."""


def organisation_at(run: Sequence[Word], at: int, known: tuple[Entry, int] | None) -> tuple[int, str] | None:
    """The end and kind of an organisation's name from `at` on: by its last word, "of", or a country's body"""
    if known and known[0].form not in {"seat", "place"}:
        body = _body(run, at + known[1])
        if body and known[0].form != "organisation":
            return body
        longer = _longer(run, at, at + known[1]) if known[0].form == "organisation" else None
        if longer:
            return longer
        if known[0].form == "organisation" and not _goes_on(run, at + known[1]):
            return _of_a_country(run, at + known[1], known[0].kind)
    if not run[at].is_capital or not _may_begin(run, at):
        return _ministry_in_lower_case(run, at)
    owner = owner_end(run, at) if known is None else None
    if owner is not None:
        return _body(run, owner)
    end = at
    best: tuple[int, str] | None = None
    heads, before_of = _ending_words(), organisation_words("before of")
    while end < len(run) and end - at < LONGEST_RUN and _continues(run, at, end):
        word = run[end]
        if word.text in before_of and end + 1 < len(run) and run[end + 1].text == "of":
            stop = _after_of(run, end)
            if stop:
                return _in_its_capital(run, at, stop), before_of[word.text]
        if word.text in heads and end > at and not _is_of_a_title(run, end):
            best = (end + 1, heads[word.text])
        end += 1
    best = best or _by_first_word(run, at, end)
    best = (_after_for(run, best[0]), best[1]) if best else None
    if best and not _is_sentence_start_only(run, at, best[0]) and not _holds_title(run, at, best[0]):
        return _in_its_capital(run, at, best[0]), best[1]
    return None


def _in_its_capital(run: Sequence[Word], at: int, end: int) -> int:
    """The end of a ministry's name with the capital that says whose it is: "Ministry of Defence in Moscow".

    An embassy's capital is another state's, and a court or a bank may be a town's.
    """
    first = at + 1 if run[at].text.lower() == "the" else at
    if "ministry" not in {run[first].text.lower(), run[end - 1].text.lower()}:
        return end
    if end + 1 >= len(run) or run[end].text != "in" or {run[end].gap, run[end + 1].gap} != {" "}:
        return end
    seat = longest(run, end + 1)
    return end + 1 + seat[1] if seat and seat[0].form == "seat" else end


def owner_end(run: Sequence[Word], at: int) -> int | None:
    """The end of a possessive before a body printed with capitals: "Velmara's Foreign Ministry"."""
    for end in range(at, min(at + _LONGEST_OWNER, len(run) - 1)):
        if end > at and (run[end].gap != " " or not run[end].is_capital):
            return None
        if run[end].possessive:
            return end + 1 if run[end + 1].is_capital and _body(run, end + 1) else None
    return None


def _ministry_in_lower_case(run: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The end and kind of a ministry whose capital is said: "the defence ministry in Moscow"."""
    if not run[at].text.islower():
        return None
    body = _body(run, at)
    end = _in_its_capital(run, at, body[0]) if body else 0
    return (end, body[1]) if body and end > body[0] else None


_LONGEST_OWNER = 3
"""Words of the name of a state that no list knows, at most."""


@cache
def _first_words_of_bodies() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in organisation_words("bodies"))


@cache
def _ending_words() -> dict[str, PartyKind]:
    """What ends an organisation's name -> its kind."""
    return {**organisation_words("trades"), **organisation_words("heads")}


def _may_begin(run: Sequence[Word], at: int) -> bool:
    """Whether the word may begin a name: no word that names nothing, save an adjective ("Liberal Party")."""
    return run[at].text not in not_names("never") or run[at].text in word_class("begin names of parties")


def _is_of_a_title(run: Sequence[Word], at: int) -> bool:
    """Whether a trade's word opens a title: "Norwegian Energy Minister"."""
    return run[at].text in organisation_words("trades") and title_at(run, at) > 1


def _by_first_word(run: Sequence[Word], at: int, end: int) -> tuple[int, str] | None:
    """The end and kind of a name whose first word says what it is: "FC Tovak", "Air Velmar", "Channel 12"."""
    kind = organisation_words("names begin").get(run[at].text)
    number = run[end] if end - at == 1 and end < len(run) else None
    if kind == "outlet" and number is not None and number.text.isdigit() and number.gap == " ":
        return end + 1, kind
    goes_on = end - at > 1 and run[at + 1].text not in not_names("things") and not title_at(run, at + 1)
    return (end, kind) if kind and goes_on else None


def _goes_on(run: Sequence[Word], at: int) -> bool:
    return at < len(run) and run[at].gap == " " and run[at].text in _ending_words()


def _longer(run: Sequence[Word], at: int, known_end: int) -> tuple[int, str] | None:
    """The end and kind of a name that a known one only begins: "Independent Complaints Commission"."""
    heads, end, best = _ending_words(), known_end, None
    while end < len(run) and end - at < LONGEST_RUN and run[end].gap == " " and run[end].is_capital:
        if run[end - 1].possessive or title_at(run, end) or longest(run, end):
            return None
        if run[end].text in heads and end > known_end:
            best = (end + 1, heads[run[end].text])
        end += 1
    return best


def _of_a_country(run: Sequence[Word], at: int, kind: str) -> tuple[int, str] | None:
    """The end and kind of a known name that goes on with a country: "Supreme Court of Norway"."""
    if at + 1 >= len(run) or run[at].text != "of" or run[at].gap != " " or run[at - 1].possessive:
        return None
    found = longest(run, at + 1)
    return (at + 1 + found[1], kind) if found and found[0].form == "name" else None


def _continues(run: Sequence[Word], at: int, end: int) -> bool:
    word = run[end]
    if end == at:
        return True
    ends_before = end - at > 1 and run[end - 1].text in _ending_words()
    if end - at == 1 and run[at].text == "St" and word.gap in {". ", " "}:
        return word.is_capital
    if run[end - 1].possessive and word.gap == " " and word.text in organisation_words("heads"):
        return run[end - 1].text in word_class("owners in names") or run[at].text == "St"
    if word.gap in {"' ", "’ "} and run[end - 1].text.endswith("s"):
        return word.text in _ending_words()  # "Dockers' Union"
    return word.gap in {" ", "\xa0"} and not run[end - 1].possessive and (
        word.is_capital
        or (word.text == "and" and not ends_before and end + 1 < len(run) and run[end + 1].is_capital)
    )  # fmt: skip


def _after_of(run: Sequence[Word], of: int) -> int | None:
    """The end of the name whose word before "of" is number `of`: "Committee of the Syrian Opposition"."""
    end = of + 2
    while end < len(run) and run[end].text in {"the", "and", "for"} and run[end].gap == " ":
        end += 1
    first = end
    while end < len(run) and run[end].gap == " " and run[end].is_capital and end - of < LONGEST_RUN:
        end += 1
    if end == first:
        body = {"defence", "defense", "justice", "health", "interior", "finance", "state", "education"}
        return end + 1 if end < len(run) and run[end].text in body else None
    if end + 1 < len(run) and run[end].text in {"on", "for", "of"} and run[end + 1].is_capital:
        end += 2
    return _with_the_rest(run, end)


def _with_the_rest(run: Sequence[Word], end: int) -> int:
    """With what else it is of: "Ministry of Agriculture, Livestock and Fisheries"."""
    at = end
    while at < len(run) and run[at].gap == ", " and _goes_with_it(run, at):
        at += 1
    if (
        at + 1 < len(run)
        and run[at].text == "and"
        and run[at].gap in {" ", ", "}
        and _goes_with_it(run, at + 1)
    ):
        return at + 2
    return end


def _goes_with_it(run: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word is a subject ("Fisheries") and no name of its own."""
    word = run[at]
    after = run[at + 1] if at + 1 < len(run) else None
    stands_alone = after is None or after.gap != " " or not after.is_capital
    known = longest(run, at) is not None or title_at(run, at) or fold(word.text) in first_names()
    return word.is_capital and not word.is_acronym and stands_alone and not known


def _after_for(run: Sequence[Word], end: int) -> int:
    """The end of a name that goes on with "for": "Norwegian Institute for Public Health"."""
    if end + 1 < len(run) and run[end].text == "for" and run[end].gap == " " and run[end + 1].is_capital:
        first = end + 1
        end = _after_capitals(run, first)
        if end == first + 1 and _is_and_a_word(run, end):  # "for Economic and Social Development"
            end = _after_capitals(run, end + 1)
    return end


def _after_capitals(run: Sequence[Word], at: int) -> int:
    """The word after those with a capital from `at` on."""
    while at < len(run) and run[at].gap == " " and run[at].is_capital:
        at += 1
    return at


def _is_and_a_word(run: Sequence[Word], at: int) -> bool:
    """Whether an "and" is followed by a word with a capital that begins no name of its own."""
    if at + 1 >= len(run) or run[at].text != "and" or {run[at].gap, run[at + 1].gap} != {" "}:
        return False
    word = run[at + 1]
    is_known = longest(run, at + 1) is not None or title_at(run, at + 1) or fold(word.text) in first_names()
    return word.is_capital and not word.is_acronym and not is_known


def _is_sentence_start_only(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether the name is a common first word and one more ("The Group", "Our Party")."""
    opens = at == 0 or any(mark in run[at].gap for mark in '“"‘:.!?(')
    return end - at == 2 and run[at].text in not_names("at start") and (opens or run[at].text.islower())


def _holds_title(run: Sequence[Word], at: int, end: int) -> bool:
    """Whether a title stands in it, so that it is a person's description ("President of the Party")."""
    if any(title_at(run, k) >= end - k for k in range(at, end)):
        return True
    return any(title_at(run, k) for k in range(at, end - 1) if run[k].text not in _ALSO_OF_BODIES)


def _body(run: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The end and kind of a body of a country that is named in lower case from `at` on ("armed forces")."""
    if at >= len(run) or run[at].text.lower() not in _first_words_of_bodies():
        return None
    bodies = organisation_words("bodies")
    for many in (3, 2, 1):
        here = run[at : at + many]
        if len(here) == many and all(word.gap == " " for word in here):
            kind = bodies.get(" ".join(word.text.lower() for word in here))
            if kind == "organisation":
                return at + many, kind
    return None
