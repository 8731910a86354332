"""Organisations described: "the report", "the airline", "the ministry", "police", by what is named before."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from onrecord.extract.speakers.classes import class_words, fit, is_class_word, usual_name
from onrecord.extract.speakers.sources import same_description
from onrecord.extract.speakers.voices import Voice, unresolved
from onrecord.language.folding import fold
from onrecord.language.names import word_class
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.extract.speakers.classes import Fit
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention

_OUTLET_WORDS = word_class("outlet words")
_REPORT_WORDS = word_class("report words")
_GROUP_WORDS = word_class("group words")
_BODY_WORDS = word_class("body words")
_GIVEN_OUT = word_class("what a speaker gives out")
_UNITS = word_class("unit of people")
_ANY = frozenset({"organisation", "organization", "group", "body"})
"""What any body is, so that of one far off nothing tells that it is meant."""
_REACH_BACK = 400
"""Mentions before a description among which it looks for what it stands for: a few dozen paragraphs."""
_PARAGRAPHS = 20
"""Paragraphs before "the report" in which it is looked for whose it is."""
_OFFICE_AFTER = re.compile(r"(?:['’]s)?\s(?:chief executive|CEO|shares|executives?|shareholders|stock)\b")
_SHARES = re.compile(r"\b(?:[Ss]hares|[Ss]tock|[Ss]hareholders) (?:of|in) $")
"""What only companies have: "Velm chief executive Ana Kolb", "shares of Velm"."""
_SOME_PAPER = re.compile(r"\b(?:an?|another|one) (?:[\w-]+ ){0,3}(?:newspaper|paper|daily)\b")
_ON_AIR = frozenset({"radio", "tv", "television", "channel", "network", "agency"})
_POLICE = re.compile(r"\b[Pp]olice\b")
_WHOSE_POLICE = re.compile(r"(?:\b(?P<whose>[^\W\d_][\w’'-]*)\s)?$")
_WHERE_POLICE = re.compile(r"\s+in\s+(?P<where>[A-Z][\w’'-]+)")


def by_class(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "the report", "the ministry", "the airline": what was named or spoke before and is one."""
    head = source.head
    if not source.is_definite or source.names:
        return None
    known = (_GIVEN_OUT, _REPORT_WORDS, _OUTLET_WORDS, _GROUP_WORDS, _BODY_WORDS, _UNITS)
    if not (is_class_word(head) or (not source.adjectives and any(head in some for some in known))):
        return None
    found = _of_class(voices, number, source) or _described_in_full(voices, source)
    if found is None:
        if source.adjectives or source.says_enough:
            return None
        return unresolved(voices, source.span, "organisation", f"no {head} is named before, or several are")
    voices.mention(source.span, "description", found.kind, found, f"the {head} named before")
    return Voice(found, f"the {head} named before: {found.text}")


def by_only_police(voices: Voices, _number: int, source: Source) -> Voice | None:
    """ "police": those of the one place or country whose police the article names, named before."""
    if source.lower not in {("police",), ("the", "police")}:
        return None
    kinds = _kinds_of_police(voices.cast.text)
    whose = {name for name, _span in kinds}
    if len(whose) != 1 or kinds[0][1].end > source.span.start:
        return None
    span = kinds[0][1]
    named = [m for m in voices.cast.mentions if m.span and m.span.meets(span) and m.kind == "organisation"]
    police = named[0] if named else voices.mention(span, "description", "organisation", None, "")
    why = "the only police that the article names"
    voices.mention(source.span, "description", "organisation", police, why)
    return Voice(police, f"{why}: {police.text}")


def by_people_again(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "The people" who spoke close by, described in full: "people familiar with the matter"."""
    if source.lower not in {("the", word) for word in word_class("plural people")}:
        return None
    for other in voices.earlier(number, 1):
        mention = voices.of(other).mention
        if mention is None or mention.form != "description" or mention.refers_to:
            continue
        if source.head in mention.text.lower().split() and mention.text.lower() != " ".join(source.lower):
            why = f"the {source.head} who spoke before"
            voices.mention(source.span, "description", mention.kind, mention, why)
            return Voice(mention, f"{why}: {mention.text}")
    return None


def by_same_words(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "witnesses" again close by are the same ones; farther off they may be others."""
    if len(source.words) != 1 or source.pronoun is not None or source.names:
        return None
    for other in voices.earlier(number, 1):
        span = voices.attributions[other].source
        if span is not None and same_description(span.of(voices.cast.text), source):
            earlier = voices.of(other).mention
            if earlier is None or earlier.form != "description":
                return None
            why = f"“{earlier.text}” in this paragraph or the one before"
            voices.mention(source.span, "description", earlier.kind, earlier, why)
            return Voice(earlier, f"described, not named; {why}")
    return None


def _kinds_of_police(text: str) -> list[tuple[str, Span]]:
    """Whose police the text names, and where: "Lusk police", "police in Lusk", "federal police"."""
    found = []
    for match in _POLICE.finditer(text):
        before = _WHOSE_POLICE.search(text[max(0, match.start() - 40) : match.start()])
        whose = before["whose"] if before else None
        after = _WHERE_POLICE.match(text, match.end())
        if whose and (whose[0].isupper() or whose in word_class("sorts of police")):
            if whose.lower() not in word_class("opens a description"):
                found.append((whose.lower(), Span(match.start() - len(whose) - 1, match.end())))
        elif after:
            found.append((after["where"].lower(), Span(match.start(), after.end())))
    return found


def _of_class(voices: Voices, number: int, source: Source) -> Mention | None:
    """What of the class of the source's head was named or spoke before."""
    head = source.head
    if head in _GIVEN_OUT | _REPORT_WORDS and (author := _author(voices, number, head)):
        return author
    if head in _GIVEN_OUT:
        return _last_speaker(voices, number, {"person", "organisation", "group", "government"}, 1)
    if head in _REPORT_WORDS:
        return _last_speaker(voices, number, {"outlet"}, 1)
    if head in _OUTLET_WORDS and not _is_of_something_else(source):
        outlet = _last_speaker(voices, number, {"outlet"}, 1) or _only(_named(voices, source, {"outlet"}, 1))
        if outlet is not None and _is_a_states(source) and usual_name(outlet) in _OF_NO_STATE:
            return None
        body = _by_name(voices, number, source) if is_class_word(head) else None
        if outlet is None and body is None and source.lower in {("the", "paper"), ("the", "newspaper")}:
            return _only_paper(voices, source)
        return None if outlet and body else outlet or body
    speaking = _last_speaker(voices, number, {"organisation", "group"}, 1) if head in _GROUP_WORDS else None
    if speaking is not None and fit(speaking, head, source.narrower) == "is":
        return speaking  # "The Observatory said rebels had died. The group said"
    group = _only(_named(voices, source, {"group"}, 1)) if head in _GROUP_WORDS else None
    return group or _by_name(voices, number, source)


def _is_a_states(source: Source) -> bool:
    """Whether it is a state's: "the official news agency", "the state-run broadcaster"."""
    return not {"official", "state", "state-run", "state-owned", "government"}.isdisjoint(source.lower)


_OF_NO_STATE = frozenset({"reuters", "afp", "agence france presse", "ap", "associated press"})
"""Agencies that are no state's, as their names are compared."""


def _only_paper(voices: Voices, source: Source) -> Mention | None:
    """The one newspaper named before, not the article's own, where none is only described."""
    if _SOME_PAPER.search(voices.cast.text, 0, source.span.start):
        return None
    named = [
        m
        for m in _named(voices, source, {"outlet", "organisation"}, 99)
        if m.text != voices.cast.parsed.article.outlet
        and (m.kind == "outlet" or not word_class("names of papers").isdisjoint(usual_name(m).split()))
    ]
    fullest = max(named, key=lambda m: len(usual_name(m)), default=None)
    known = set(usual_name(fullest).split()) if fullest else set[str]()
    if not known.isdisjoint(_ON_AIR) or any(not set(usual_name(m).split()) <= known for m in named):
        return None
    return fullest


def _author(voices: Voices, number: int, head: str) -> Mention | None:
    """Who was told before to say something in one: "In a 212-page report, the authority concluded"."""
    told = re.compile(
        rf"\b(?:in|with|by)\s(?:an?|its|their|his|her)\s(?:[\w’'-]+\s){{0,3}}{head}\b", re.IGNORECASE
    )
    found: dict[str, Mention] = {}
    for other in voices.earlier(number, _PARAGRAPHS):
        sentence = voices.cast.sentence_at(voices.place(other))
        mention = voices.of(other).mention
        if sentence is None or mention is None or voices.within[other] is not None:
            continue
        span = voices.cast.parsed.sentences[sentence].span
        content = voices.attributions[other].content
        outside = (m for m in told.finditer(voices.cast.text, span.start, span.end))
        if any(not any(part.start <= m.start() < part.end for part in content) for m in outside):
            found.setdefault(fold(mention.name or mention.text), mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _described_in_full(voices: Voices, source: Source) -> Mention | None:
    """ "The health ministry" before, for "the ministry", if no other one is described so."""
    if source.head not in class_words("by themselves"):
        return None
    spans: dict[str, Span] = {}
    for match in re.finditer(
        rf"\b[Tt]he\s((?:[\w’'-]+\s){{1,3}}){source.head}\b", voices.cast.text[: source.span.start]
    ):
        narrower = match.group(1).lower().replace("’s", "").replace("'s", "").split()
        says = set(narrower) - class_words("plain")
        if says and not set(narrower) & word_class("opens a description"):
            spans.setdefault(" ".join(narrower), Span(match.start(), match.end()))
    if len(spans) != 1 or not set(source.narrower) < set(next(iter(spans)).split()):
        return None
    return voices.mention(next(iter(spans.values())), "description", "organisation", None, "")


def _is_of_something_else(source: Source) -> bool:
    """Whether what narrows it is no word of outlets: "the national disaster agency"."""
    return any(
        word not in class_words("plain") | _OUTLET_WORDS | word_class("said of outlets")
        for word in source.narrower
    )


def _by_name(voices: Voices, number: int, source: Source) -> Mention | None:
    return _by_class_name(voices, source, source.head, source.narrower, number)


def _by_class_name(
    voices: Voices, source: Source, head: str, narrower: Sequence[str], number: int | None = None
) -> Mention | None:
    """The only organisation before whose name says it is one, else the only one close by that may be.

    Of several whose names say so the only one of the same paragraph is meant, else of the one before too,
    else the one that spoke last; "the organisation" may be any, and is one of these too. What a short name
    stands for, the full one before says: "Velm" is a company after "Velm Inc".
    Whose it is tells more than a name that says nothing ("their union"): that stays open.
    """
    every = _named(voices, source, {"organisation", "group"}, 99)
    full = _full_names(every)
    named = [(full[usual_name(mention)], mention) for mention in every]
    called = {name: frozenset[str]() for name, _ in named}
    for name, mention in named:
        called[name] |= _nouns_beside(voices.cast.text, mention)
    by_name = {usual_name(mention): mention for mention in every}
    said = {name: fit(by_name[name], head, narrower, nouns) for name, nouns in called.items()}
    fits: dict[Fit, list[Mention]] = {"is": [], "may be": [], "no": []}
    for name, mention in named:
        fits[said[name]].append(mention)
    only = partial(_only, full=full)
    if fits["is"]:
        near = (_near(voices, source, fits["is"], paragraphs) for paragraphs in (0, 1))
        found = (only(fits["is"]) if head not in _ANY else None) or next(
            (one for some in near if (one := only(some))), None
        )
        return found or (_spoke_last(voices, number, fits["is"]) if number is not None else None)
    return None if source.is_owned else only(_near(voices, source, fits["may be"]))


def _spoke_last(voices: Voices, number: int, some: Sequence[Mention]) -> Mention | None:
    """Which of them spoke last, in this paragraph or the one before."""
    speaker = _last_speaker(voices, number, {"organisation", "group"}, 1)
    names = {usual_name(mention) for mention in some}
    return speaker if speaker is not None and usual_name(speaker) in names else None


def _full_names(some: Sequence[Mention]) -> dict[str, str]:
    """The usual names, each with the longest one that begins with it."""
    by_first: dict[str, set[str]] = {}
    for name in map(usual_name, some):
        by_first.setdefault(name.split(" ")[0], set()).add(name)
    return {
        name: max((one for one in names if one == name or one.startswith(f"{name} ")), key=len)
        for names in by_first.values()
        for name in names
    }


def body_called(voices: Voices, source: Source, noun: str) -> Mention | None:
    """What "the company" would mean where a source stands ("a company spokeswoman"), or None."""
    if not is_class_word(noun):
        return None
    return _by_class_name(voices, source, noun, ())


def _nouns_beside(text: str, mention: Mention) -> frozenset[str]:
    """The class nouns right beside a name: "union" of "the RMT union", "carmaker" of "carmaker Velm"."""
    assert mention.span is not None
    start, end = mention.span.start, mention.span.end
    after = re.match(r"\s([a-z-]+)\b", text[end : end + 30])
    before = re.search(r"\b([a-z-]+)\s$", text[max(0, start - 30) : start])
    told = re.match(
        r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}?([a-z-]+)(?=[,.]|\s(?:that|which|in|of|based)\b)",
        text[end : end + 80],
    )
    found = {m[1] for m in (after, before, told) if m and is_class_word(m[1])}
    if _OFFICE_AFTER.match(text, end, end + 40) or _SHARES.search(text, max(0, start - 20), start):
        found.add("company")
    return frozenset(found)


def _only(fitting: list[Mention], full: Mapping[str, str] | None = None) -> Mention | None:
    """The last of the mentions if all are of one name; None where several names fit.

    `full` gives the full name of each usual one; then it is the last mention of that.
    """
    names = {full[usual_name(m)] if full else usual_name(m) for m in fitting}
    if len(names) != 1:
        return None
    return next((m for m in reversed(fitting) if usual_name(m) in names), fitting[-1])


def _near(voices: Voices, source: Source, some: list[Mention], paragraphs: int = 1) -> list[Mention]:
    here = voices.cast.paragraph_at(source.span.start)
    return [m for m in some if m.span and here - voices.cast.paragraph_at(m.span.start) <= paragraphs]


def _named(voices: Voices, source: Source, kinds: set[str], paragraphs: int) -> list[Mention]:
    """The names of these kinds before the source, at most so many paragraphs back."""
    here = voices.cast.paragraph_at(source.span.start)
    return [
        m
        for m in voices.cast.inside(0, source.span.start)[-_REACH_BACK:]
        if m.form == "name"
        and m.kind in kinds
        and m.span
        and here - voices.cast.paragraph_at(m.span.start) <= paragraphs
    ]


def _last_speaker(voices: Voices, number: int, kinds: set[str], paragraphs: int) -> Mention | None:
    """Who of these kinds spoke last, at most so many paragraphs back."""
    for other in voices.earlier(number, paragraphs):
        mention = voices.of(other).mention
        if mention is not None and mention.kind in kinds:
            return mention
    return None
