"""What the tree shows to be no saying: "which reports next week", "a road called the Ring", "saw it fall"."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from onrecord.extract.attribution.deeds import is_listed
from onrecord.extract.nouns import is_of_people
from onrecord.language.lexicon import cues, forms_of, lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import (
    head_of,
    is_passive,
    last_verb,
    lower_of,
    numbers_of,
    subtree,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution, Span

_WHEN = frozenset({"while", "until", "till", "when", "before", "after", "once", "since"})
_TIMES = frozenset({"obl:unmarked", "obl:tmod", "nmod:unmarked"})
_OPEN_TIMES = frozenset(
    {"next", "last", "this", "every", "each", "tomorrow", "tonight", "today", "yesterday"}
) | {day.lower() for day in (*calendar.day_name, *calendar.month_name) if day}
"""How a time opens that is no object: "three days of mourning" may be declared."""
_NAMING = forms_of(word_class("naming"))
_SEEMING = forms_of(word_class("seeming"))
_PERCEIVING = frozenset({"see", "hear", "watch", "spot", "overhear"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_HEARSAY = word_class("held by others") | word_class("told by others")
_NEED = re.compile(r"(?:must|should|ought to|(?:has|have|had|needs?|needed) to)\b")
_TO_BLAME = re.compile(r"\b(?:is|are|was|were|be|been|being|['’]s|['’]re)(?: \w+)? to blame\b")
"""Who is to blame blames nobody."""
_SOUGHT = re.compile(r"\s(?:on|for|over|in connection)\b")
"""What goes before that for which somebody is wanted."""
_RELATIVES = word_class("relatives")
_AS_A_NAME = re.compile(r"\s+as\s(?!(?:an?|the|one)\s[“\"‘']?[a-z])")
"""Before a name, and not what somebody takes it for: "known as a haven for thieves"."""
_NOT_YET = frozenset({"until", "till", "before"})
_OPENING = frozenset('“"‘«')
_QUOTES = '“”"‘«»'


def without_unsaid(
    found: Sequence[Attribution], parsed: Parsed, below: list[list[int]]
) -> Iterator[Attribution]:
    """The attributions but for those whose verb takes nothing said, or only names or perceives something."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    for one in found:
        verb = last_verb(analysis, one.cue)
        quotes = any(mark in part.of(text) for part in one.content for mark in _QUOTES)
        tests = _TESTS if not quotes else (*_QUOTED_TOO, *((_perceives,) if _holds_other(one, found) else ()))
        if one.cue is not None and (_is_half_quoted(one.cue.of(text)) or _is_need(text, one.cue)):
            continue
        if verb is None or not any(test(text, analysis, one, verb, below) for test in tests):
            yield one


def _is_half_quoted(cue: str) -> bool:
    """Whether a quotation only opens in a cue: what it says is itself somebody's word ("“trusted | him”")."""
    return cue[:1] in _OPENING and not any(mark in cue[1:] for mark in _QUOTES)


def _is_need(text: str, cue: Span) -> bool:
    """Whether it only says what has to be done, or goes without saying: "must pass", "has to build"."""
    printed = cue.of(text).lower()
    if printed.endswith("goes without saying") or _TO_BLAME.search(printed):
        return True
    return _NEED.match(printed) is not None and not is_listed(text, cue)


def _holds_other(one: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether another's cue stands in what is said: who is heard to say something is not passed over."""
    return any(part.holds(other.cue) for other in found if other.cue for part in one.content)


def _only_when(text: str, analysis: Analysis, one: Attribution, verb: int, below: list[list[int]]) -> bool:
    """Whether nothing follows the verb but when: "which reports next week", "won't say while it goes on"."""
    low, high = numbers_of(analysis, one.content[0])
    head = head_of(analysis, low, high)
    if len(one.content) > 1 or head is None or analysis.head[head] != verb or head < verb:
        return False
    if any(analysis.deprel[k] == "obj" for k in below[verb]):
        return False
    if analysis.deprel[head] == "advcl":
        return lower_of(low, analysis, text) in _WHEN
    is_time = lower_of(low, analysis, text) in _OPEN_TIMES
    return is_time and analysis.deprel[head] in _TIMES and subtree(head, below) == (low, high)


def _only_acts(text: str, analysis: Analysis, one: Attribution, verb: int, below: list[list[int]]) -> bool:
    """Whether a verb's own subject stands in what it should be saying: "a firm which reports next week fell".

    In a headline "Ober accused of fraud" is a passive. What seems so is told by nobody that is named.
    """
    if one.source is not None or is_passive(verb, analysis, below):
        return False
    printed = lower_of(verb, analysis, text)
    cue = cues().get(lemma(printed))
    if printed in _SEEMING | _HEARSAY or (cue is not None and cue.act == "accuse"):
        return False
    subject = next((k for k in below[verb] if analysis.deprel[k] == "nsubj"), None)
    if subject is None or (
        analysis.upos[subject] == "PRON" and lower_of(subject, analysis, text) not in _RELATIVES
    ):
        return False
    span = analysis.span((subject, subject + 1))
    return any(part.holds(span) for part in one.content)


def _only_names(text: str, analysis: Analysis, one: Attribution, verb: int, below: list[list[int]]) -> bool:
    """Whether a participle only tells what something is called: "a road called the Ring"."""
    if one.source is not None or lower_of(verb, analysis, text) not in _NAMING:
        return False
    if analysis.deprel[verb] not in {"acl", "advcl"}:
        return False
    people = [span for span, kind in analysis.names() if kind == "Person"]
    is_person = any(part.holds(span) for part in one.content for span in people)
    low, high = numbers_of(analysis, one.content[-1])
    head = head_of(analysis, low, high)
    is_person = is_person or (head is not None and is_of_people(lower_of(head, analysis, text)))
    return not is_person and not any(analysis.deprel[k] == "obl:agent" for k in below[verb])


def _perceives(text: str, analysis: Analysis, one: Attribution, verb: int, below: list[list[int]]) -> bool:
    """Whether something is seen or heard to happen: "saw that it was open", "heard them shout it".

    What somebody "sees", "saw as" something or has "heard that" may as well be an opinion or news.
    """
    printed = lower_of(verb, analysis, text)
    base = lemma(printed)
    clause = next((k for k in below[verb] if analysis.deprel[k] in _CLAUSES and k > verb), None)
    if base not in _PERCEIVING or clause is None or " as " in " ".join(p.of(text) for p in one.content):
        return False
    if base == "see":
        helps = {lower_of(k, analysis, text) for k in below[verb] if analysis.deprel[k] == "aux"}
        return printed == "saw" or "could" in helps
    happens = lower_of(clause, analysis, text)
    marks = {analysis.deprel[k] for k in below[clause]} & {"mark", "aux", "cop"}
    return not marks and (happens.endswith("ing") or happens == lemma(happens))


def _is_sought(text: str, analysis: Analysis, one: Attribution, verb: int, below: list[list[int]]) -> bool:
    """Whether it tells for what somebody is wanted: "a man wanted on a parole violation"."""
    told = lower_of(verb, analysis, text) == "wanted" and one.source is not None
    helped = any(lower_of(k, analysis, text) in {"had", "have", "has"} for k in below[verb])
    goes_on = _SOUGHT.match(text, analysis.span((verb, verb + 1)).end) is not None
    return told and goes_on and not helped


def _is_only_called(
    text: str, analysis: Analysis, _one: Attribution, verb: int, _below: list[list[int]]
) -> bool:
    """Whether it tells by what other name something goes: "known as the Ring"."""
    end = analysis.span((verb, verb + 1)).end
    return lower_of(verb, analysis, text) == "known" and _AS_A_NAME.match(text, end) is not None


def _is_not_yet(text: str, analysis: Analysis, _one: Attribution, verb: int, below: list[list[int]]) -> bool:
    """Whether somebody is yet to know it: "before he knew what happened", "until we know the cause"."""
    cue = cues().get(lemma(lower_of(verb, analysis, text)))
    if cue is None or cue.act != "know" or analysis.deprel[verb] != "advcl":
        return False
    return any(lower_of(k, analysis, text) in _NOT_YET for k in below[verb] if analysis.deprel[k] == "mark")


_QUOTED_TOO = (_is_only_called, _is_not_yet)
_TESTS = (*_QUOTED_TOO, _is_sought, _only_when, _only_acts, _only_names, _perceives)
