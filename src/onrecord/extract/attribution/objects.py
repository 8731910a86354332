"""What a cue's object shows to be no words: prices raised, goals conceded, pictures posted, cars recalled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people, is_of_speakers
from onrecord.language.lexicon import lemma
from onrecord.language.names import word_class
from onrecord.language.reader.trees import head_of, lower_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis
    from onrecord.model import Attribution

_OBJECTS = {
    "raise": word_class("raised without words"),
    "commit": word_class("committed without words"),
    "concede": word_class("conceded without words"),
    "post": word_class("shown without words"),
    "share": word_class("shown without words"),
    "release": word_class("shown without words"),
    "publish": word_class("shown without words"),
    "tweet": word_class("shown without words"),
    "write": word_class("written works"),
    "rewrite": word_class("written works"),
    "pen": word_class("written works"),
    "read": word_class("written works"),
    "address": word_class("audiences"),
    "tell": word_class("told without words"),
    "hear": word_class("heard in court"),
    "call": word_class("called for help"),
    "resist": frozenset({"arrest"}),
    "attack": word_class("attacked with weapons"),
}
"""Verbs that are cues only with other objects than these."""
_CLAUSES = frozenset({"ccomp", "csubj", "advcl"})
_COUNTED = re.compile(r"(?:(?:more than|about|around|some|nearly|over|all|up to|the)\s)?(?:\d|its\b|their\b)")
"""How goods that are called back open, or an envoy: "400,000 cars", "its ambassador"."""
_PEOPLE = frozenset({"i", "we", "he", "she", "who", "they", "you"})
_ALONE = frozenset(
    {
        "ask",
        "call",
        "tell",
        "inform",
        "notify",
        "alert",
        "brief",
        "promise",
        "assure",
        "remind",
        "warn",
        "beg",
    }
)
_WHOM = frozenset({"me", "us", "him", "her", "them", "you", "it"})
_WITHHELD = frozenset({"name", "identify"})
_NEGATION = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:about|around|nearly|up to|another|some|an? further)?\s?"
    r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|\$|£|€)"
)
"""How what is added opens, where it is no words."""
_AIMED = re.compile(r"\bdirected (?:at|against|towards?)$", re.IGNORECASE)
"""What is aimed at somebody, no demand of anybody's: "threats directed at the mayor"."""
_SUPPORTED = re.compile(r"^(?:\w+ly )?supported$", re.IGNORECASE)
"""What is kept going by nobody who is named: "supported versions"."""
_LABEL = re.compile(r"[A-Z][A-Z -]+:")
"""A label of the page: "PULL QUOTE:", "VIDEO:"."""


def without_objects(found: Sequence[Attribution], parsed: Parsed) -> Iterator[Attribution]:
    """The attributions but for those in whose content there are no words of anybody's."""
    analysis, text = parsed.analysis, parsed.article.text
    assert analysis is not None
    for one in found:
        if one.cue is None:
            yield one
            continue
        verb = lemma(one.cue.of(text).split()[-1].lower().rstrip(":"))
        if _is_thing(text, analysis, one, verb) or _is_called_back(text, analysis, one, verb):
            continue
        if _is_only_whom(text, analysis, one, verb) or _is_withheld(text, one, verb):
            continue
        if _is_label(text, one) or _is_of_nobody(text, one) or _is_assault(text, one, verb):
            continue
        if _is_sight(text, one, verb) or _is_to_reader(one, parsed) or _is_title(text, one, verb):
            continue
        if not (_is_dismissal(text, analysis, one, verb) or _is_sum(text, one, verb)):
            yield one


def _is_thing(text: str, analysis: Analysis, one: Attribution, verb: str) -> bool:
    """Whether the object is of a kind that the verb does something to: "raised its price"."""
    things = _OBJECTS.get(verb)
    if verb == "raise" and _AMOUNT.match(one.content[0].of(text)):
        return True
    if things is None or any(mark in one.content[0].of(text)[:1] for mark in "“\"‘'"):
        return False
    low, high = numbers_of(analysis, one.content[0])
    head = head_of(analysis, low, high)
    if head is None or analysis.deprel[head] in _CLAUSES or analysis.upos[head] not in {"NOUN", "PROPN"}:
        return False
    word = lower_of(head, analysis, text)
    return word in things or word.removesuffix("s") in things


def _is_called_back(text: str, analysis: Analysis, one: Attribution, verb: str) -> bool:
    """Whether goods or an envoy are called back, by no single person: "Velm recalls 400,000 cars"."""
    if verb != "recall" or one.source is None or one.source.of(text).lower() in _PEOPLE:
        return False
    if any(kind == "Person" and one.source.meets(span) for span, kind in analysis.names()):
        return False
    low, high = numbers_of(analysis, one.content[0])
    head = head_of(analysis, low, high)
    counted = _COUNTED.match(one.content[0].of(text)) is not None
    return counted and head is not None and analysis.deprel[head] not in _CLAUSES


def _is_only_whom(text: str, analysis: Analysis, one: Attribution, verb: str) -> bool:
    """Whether nothing is told but whom somebody asks or calls: "I called them", "asked Ober"."""
    if verb not in _ALONE or len(one.content) > 1 or one.source is None:
        return False
    printed = one.content[0].of(text)
    if printed.lower() in _WHOM:
        return verb != "tell" or printed.lower() != "it"
    return verb != "call" and (one.content[0], "Person") in analysis.names()


def _is_withheld(text: str, one: Attribution, verb: str) -> bool:
    """Whether a name is kept back: "a supplier, which he did not name"."""
    if verb not in _WITHHELD or one.cue is None or not _NEGATION.search(one.cue.of(text)):
        return False
    return not one.content[0].of(text).lower().startswith(("that ", "how ", "who "))


def _is_dismissal(text: str, analysis: Analysis, one: Attribution, verb: str) -> bool:
    """Whether somebody loses an office: "to dismiss the minister", not "dismissed Ober as a liar"."""
    if verb != "dismiss" or len(one.content) > 1 or " as " in one.content[0].of(text):
        return False
    if (one.content[0], "Person") in analysis.names() or any(
        kind == "Person" and one.content[0].end == span.end for span, kind in analysis.names()
    ):
        return True
    head = head_of(analysis, *numbers_of(analysis, one.content[0]))
    return head is not None and analysis.upos[head] == "NOUN" and is_of_people(lower_of(head, analysis, text))


def _is_sum(text: str, one: Attribution, verb: str) -> bool:
    """Whether something makes more of something: "the detour adds two days"."""
    if verb != "add" or one.source is None or one.content[0].start < one.source.end:
        return False
    head = one.source.of(text).lower().split()[-1]
    speaks = is_of_speakers(head) or one.source.of(text)[:1].isupper() or head in _PEOPLE
    return not speaks and _AMOUNT.match(one.content[0].of(text)) is not None


def _is_of_nobody(text: str, one: Attribution) -> bool:
    """Whether something is aimed at somebody, or kept going by nobody who is named."""
    assert one.cue is not None
    cue = one.cue.of(text)
    return bool(_AIMED.search(cue) or (one.source is None and _SUPPORTED.search(cue)))


def _is_assault(text: str, one: Attribution, verb: str) -> bool:
    """Whether those who attack do it with weapons: "gunmen attacked the market", not "“a disgrace”"."""
    if verb != "attack" or one.source is None or any(mark in one.content[0].of(text) for mark in '“"'):
        return False
    who = one.source.of(text).lower().split()
    if who[-1] in word_class("relatives"):
        who = text[: one.source.start].lower().rstrip(" ,").split()[-1:]
    return not word_class("attacks with weapons").isdisjoint(who)


def _is_sight(text: str, one: Attribution, verb: str) -> bool:
    """Whether it is only told who is seen or believed: "they see us", not "they see us as a danger"."""
    printed = one.content[0].of(text).lower()
    if verb == "believe":
        return printed in _WHOM - {"it"}
    return verb == "see" and printed.split()[0] in _WHOM - {"it"} and " as " not in printed


def _is_to_reader(one: Attribution, parsed: Parsed) -> bool:
    """Whether a page tells its reader, outside all quotation marks, what "you" think or agree to."""
    source = one.source
    if source is None or source.of(parsed.article.text).lower() != "you":
        return False
    return not any(quotation.span.holds(source) for quotation in parsed.quotations)


def _is_title(text: str, one: Attribution, verb: str) -> bool:
    """Whether it is only called so, a film or a song: "such film hits as “Over the Sea”"."""
    assert one.cue is not None
    named = {*one.cue.of(text).lower().split(), *(one.source.of(text).lower().split() if one.source else ())}
    printed = one.content[0].of(text)
    words = [word for word in printed.strip("“”\"‘’'` ,").split() if len(word) > _SMALL_WORD]
    titled = printed[:1] in "“\"‘'`" and all(word[:1].isupper() or word[:1].isdigit() for word in words)
    is_named = verb == "direct" or not named.isdisjoint(word_class("works"))
    return titled and bool(words) and is_named


_SMALL_WORD = 3
"""Letters of a word up to which a title may print it without a capital."""


def _is_label(text: str, one: Attribution) -> bool:
    """Whether source and cue are a label of the page before something in quotation marks."""
    assert one.cue is not None
    start = min(one.cue.start, one.source.start if one.source else one.cue.start)
    begins = text.rfind("\n", 0, start) + 1 == start
    label = _LABEL.match(text, start) if begins and one.cue.of(text).endswith(":") else None
    words = frozenset(text[start : label.end() - 1].lower().split()) if label else frozenset[str]()
    return bool(words) and words <= word_class("labels of pages")
