"""Whom "he", "she", "I" or "who" as a source stands for; strict: a doubt leaves it unresolved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.nouns import is_of_people
from onrecord.extract.speakers.acting import acting
from onrecord.extract.speakers.sources import source_of
from onrecord.extract.speakers.voices import Voice, in_quotation, stands_for
from onrecord.language.folding import fold
from onrecord.language.lexicon import forms_of
from onrecord.language.reader.trees import lower_of, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.model import Mention, Span

_FITTING = {"he": "m", "she": "f"}
_ASKING = forms_of(frozenset({"ask", "press", "quiz", "question"}))
_OF_A_THING = re.compile(r"\b(?:which|whom|that) $")


def by_person_speaking(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "I" and "we" in someone's words stand for that speaker."""
    if source.pronoun not in {"i", "we"}:
        return None
    outer = voices.within[number]
    if outer is None:
        return Voice(None, f"“{source.words[0].text}” outside anyone's reported words")
    speaker = voices.of(outer).mention
    if speaker is None:
        return Voice(None, f"“{source.words[0].text}” in the words of someone who isn't named")
    return stands_for(voices, source, speaker, "the one whose words these are")


def by_pronoun_of_people(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "he" and "she": the speaker around, who spoke last, or the subject of the sentences before."""
    if source.pronoun not in _FITTING:
        return None
    for find in (
        _speaker_around,
        _subject_here,
        _last_person_speaking,
        _person_before,
        _a_few_sentences_back,
    ):
        found = find(voices, number, source)
        if found is not None:
            mention, why = found
            if mention is None or _quotes_it(voices, number, source, mention):
                break
            if _is_quoted_by_nobody(voices, number, source):
                break
            return stands_for(voices, source, mention, why)
    voices.mention(source.span, "pronoun", "person", None, "")
    return Voice(None, f"“{source.words[0].text}”: nobody whom the text names shortly before fits")


def _quotes_it(voices: Voices, number: int, source: Source, person: Mention) -> bool:
    """Whether the pronoun stands in the person's own words in quotation marks, who would say "I"."""
    outer = voices.within[number]
    if outer is None or not in_quotation(voices, source.span, voices.attributions[outer].content):
        return False
    speaker = voices.of(outer).mention
    return speaker is not None and speaker.kind == "person" and _same(speaker, person)


def _is_quoted_by_nobody(voices: Voices, number: int, source: Source) -> bool:
    """Whether the pronoun stands in quotation marks of a "he" or "she" whom nothing settles.

    It may then be anybody: whoever is quoted would say "I", and that may well be who spoke last.
    """
    outer = voices.within[number]
    if outer is None or not in_quotation(voices, source.span, voices.attributions[outer].content):
        return False
    return voices.of(outer).mention is None and _is_pronoun_source(voices, outer)


_Found = tuple["Mention | None", str] | None
_JOINED = re.compile(r",?\s+and\s+(?:[\w.'’-]+\s+){0,4}")
"""What stands between two names that open a sentence together, titles of the second included."""


def _speaker_around(voices: Voices, number: int, source: Source) -> _Found:
    """In reported words outside quotation marks "he" is first of all the one who reports them."""
    outer = voices.within[number]
    if outer is None or in_quotation(voices, source.span, voices.attributions[outer].content):
        return None
    speaker = voices.of(outer).mention
    if speaker is None:
        return (None, "") if _is_pronoun_source(voices, outer) else None
    if speaker.kind == "person" and _fits(voices, speaker, source):
        return speaker, "the one who is reported to say so"
    return None


def _subject_here(voices: Voices, number: int, source: Source) -> _Found:
    """The person who opens the nearest sentence before in the paragraph that opens with one.

    Two people who open it and both fit ("Jan Kolar and Piet Brandt") leave it open.
    """
    here = voices.cast.sentence_at(source.span.start)
    if here is None:
        return None
    own = _fitting(voices, _opening(voices, voices.cast.parsed.sentences[here].span), source)
    speaks = [
        m for m in own if m.span and m.span.end < source.span.start and _speaks_before(voices, number, m)
    ]
    is_told_of = len(own) == 1 and bool(own[0].span) and _is_told_of(voices, own[0], source)
    if len(own) == 1 and (speaks or is_told_of) and not _in_own_content(voices, number, own[0]):
        return own[0], "the subject of this sentence"
    for sentence in voices.cast.sentences_back(here, 0):
        opening = _opening(voices, sentence.span)
        fitting = _fitting(voices, opening, source)
        if len({mention.name for mention in fitting}) > 1:
            return None, ""
        if fitting:
            return fitting[0], "the subject of a sentence before"
        if _speaks_in(voices, number, sentence.span):
            return None
    return None


def _is_told_of(voices: Voices, person: Mention, source: Source) -> bool:
    """Whether it is told of what the sentence's subject has or does: "Ober held up a copy, which he said"."""
    sentence = voices.cast.sentence_at(source.span.start)
    before = voices.cast.text[max(0, source.span.start - 8) : source.span.start]
    if sentence is None or not _OF_A_THING.search(before):
        return False
    return acting(voices.cast, voices.cast.parsed.sentences[sentence].span) == person


def _speaks_before(voices: Voices, number: int, person: Mention) -> bool:
    """Whether somebody is the source of another saying of the sentence that begins before this one."""
    assert person.span is not None
    others = (
        voices.attributions[other] for other in voices.in_sentence(person.span.start) if other != number
    )
    return any(one.source is not None and one.source.holds(person.span) for one in others)


def _opening(voices: Voices, sentence: Span) -> list[Mention]:
    """The name that opens the sentence, and those joined to it by "and"; else who acts in it by the tree."""
    text = voices.cast.parsed.article.text
    found: list[Mention] = []
    for name in voices.cast.names_in(sentence):
        last = found[-1].span if found else None
        if name.span is None or (last is None and voices.cast.only_owns(name)):
            continue
        goes_on = last is not None and _JOINED.fullmatch(text[last.end : name.span.start]) is not None
        if goes_on or (last is None and _opens(name, sentence)):
            found.append(name)
    subject = None if found else acting(voices.cast, sentence)
    return found or ([subject] if subject else [])


def _opens(name: Mention, sentence: Span) -> bool:
    """Whether the name, but for its title, opens the sentence."""
    return name.span is not None and name.span.start - sentence.start <= len(name.title or "") + 5


def _speaks_in(voices: Voices, number: int, sentence: Span) -> bool:
    return any(sentence.start <= voices.place(other) < sentence.end for other in voices.earlier(number, 0))


def _last_person_speaking(voices: Voices, number: int, source: Source) -> _Found:
    """The last person to speak, in this paragraph or the one before, unless another subject came since."""
    for other in _outer_first(voices, number, voices.earlier(number, 1)):
        voice = voices.of(other)
        if voice.mention is None:
            if _is_pronoun_source(voices, other) or _is_unsettled_person(voices, other):
                return None, ""
            continue
        if voice.mention.kind == "person" and _fits(voices, voice.mention, source):
            if voice.mention.form == "description" and voices.cast.is_quoted(source.span):
                return None, ""  # somebody quoted may mean anybody
            newer = _subject_since(voices, voices.place(other), source, voice.mention)
            others = [] if newer else _others_since(voices, voices.place(other), source, voice.mention)
            if others:
                is_one = all(_same(other, others[0]) for other in others)
                return (others[0], "the only other named in this paragraph") if is_one else (None, "")
            return (
                (newer, "the subject of a sentence before") if newer else (voice.mention, "the last to speak")
            )
    return None


def _others_since(voices: Voices, place: int, source: Source, speaker: Mention) -> list[Mention]:
    """Who else that fits is named in this paragraph before, where the speaker spoke in the one before.

    A sentence that has the pronoun already goes on about the speaker.
    """
    cast, here = voices.cast, voices.cast.sentence_at(source.span.start)
    if here is None or cast.paragraph_at(place) == cast.paragraph_at(source.span.start):
        return []
    found: list[Mention] = []
    for sentence in cast.sentences_back(here, 0):
        if re.search(rf"\b{source.pronoun}\b", sentence.span.of(cast.text), re.IGNORECASE):
            break
        names = [name for name in cast.names_in(sentence.span) if not cast.only_owns(name)]
        fitting = _fitting(voices, names, source)
        if any(_same(name, speaker) for name in fitting):
            return []
        found += fitting
    return found


def _outer_first(voices: Voices, number: int, earlier: Iterable[int]) -> Iterator[int]:
    """The same, each after those in whose words it lies and that this one doesn't lie in."""
    own = set(voices.around(number))
    told = set[int]()
    for other in earlier:
        for one in [*reversed(voices.around(other)), other]:
            if one not in told and one not in own:
                told.add(one)
                yield one


def _is_unsettled_person(voices: Voices, number: int) -> bool:
    """Whether someone speaks who is described only, and whom nothing settles: "the official"."""
    span = voices.attributions[number].source
    if span is None:
        return False
    source = source_of(voices.cast, span)
    return source.pronoun is None and not source.head.endswith("s") and is_of_people(source.head)


def _subject_since(voices: Voices, place: int, source: Source, speaker: Mention) -> Mention | None:
    """Another person who opens a sentence between the last utterance and this pronoun."""
    here, there = voices.cast.sentence_at(source.span.start), voices.cast.sentence_at(place)
    if here is None or there is None:
        return None
    for sentence in reversed(voices.cast.parsed.sentences[there + 1 : here]):
        for name in voices.cast.names_in(sentence.span):
            assert name.span is not None
            opens = name.span.start - sentence.span.start <= len(name.title or "") + 25
            if voices.cast.only_owns(name):
                continue
            if opens and name.kind == "person" and _fits(voices, name, source) and not _same(name, speaker):
                return name
    return None


def _person_before(voices: Voices, number: int, source: Source) -> _Found:
    """The person that the nearest sentence before names first, in this paragraph or the one before."""
    cast = voices.cast
    here = cast.sentence_at(source.span.start)
    if here is None:
        return None
    same = cast.names_in(cast.parsed.sentences[here].span, upto=source.span.start)
    people = _fitting(voices, same, source)
    if people and not _in_own_content(voices, number, people[0]):
        return people[0], "named before in the sentence"
    for sentence in cast.sentences_back(here, 1):
        people = _fitting(voices, cast.names_in(sentence.span), source)
        if not people:
            continue
        distinct = {fold(person.name or "").rsplit(" ", 1)[-1] for person in people}
        is_near = sentence.paragraph == cast.parsed.sentences[here].paragraph
        if len(distinct) == 1 or is_near:
            return people[0], "named in a sentence before"
        return None
    return None


_FEW = 3
"""Sentences before, whatever paragraphs they stand in: news often gives each sentence one of its own."""


def _a_few_sentences_back(voices: Voices, _number: int, source: Source) -> _Found:
    """Whoever spoke or acted a few sentences before, where nobody else who fits was named since."""
    cast = voices.cast
    here = cast.sentence_at(source.span.start)
    if here is None or cast.is_quoted(source.span):
        return None
    for sentence in cast.sentences_back(here, _FEW)[:_FEW]:
        names = (name for name in cast.names_in(sentence.span) if not cast.only_owns(name))
        people = _fitting(voices, (name for name in names if not cast.is_quoted(name.span)), source)
        if people:
            acts = [one for one in people if _is_heard_or_acts(voices, one, sentence.span)]
            is_one = all(_same(other, people[0]) for other in people)
            return (acts[0], "named a few sentences before") if acts and is_one else None
        if _tells_of_somebody(voices, sentence.span):
            return None  # "the leader's rule has been brutal" goes on about the leader
    return None


def _tells_of_somebody(voices: Voices, sentence: Span) -> bool:
    """Whether a noun of the sentence, outside quotation marks, is of one person."""
    cast, analysis = voices.cast, voices.cast.parsed.analysis
    if analysis is None:
        return False
    nouns = (k for k in range(*numbers_of(analysis, sentence)) if analysis.upos[k] == "NOUN")
    outside = (k for k in nouns if not cast.is_quoted(analysis.span((k, k + 1))))
    some = {lower_of(k, analysis, cast.text) for k in outside} - _SEVERAL
    return any(is_of_people(noun) and not noun.endswith("s") for noun in some)


_SEVERAL = frozenset({"people", "police"})


def _is_heard_or_acts(voices: Voices, person: Mention, sentence: Span) -> bool:
    """Whether somebody is the source of what a sentence reports, opens it, or is its subject."""
    sources = (voices.attributions[other].source for other in voices.in_sentence(sentence.start))
    is_heard = any(one and person.span and one.holds(person.span) for one in sources)
    return is_heard or person in _opening(voices, sentence)


def _fitting(voices: Voices, names: Iterable[Mention], source: Source) -> list[Mention]:
    return [name for name in names if name.kind == "person" and _fits(voices, name, source)]


def _fits(voices: Voices, person: Mention, source: Source) -> bool:
    gender = voices.cast.gender(person)
    return gender in {"-", _FITTING[source.pronoun or ""]} and not _asks_here(voices, person, source)


def _asks_here(voices: Voices, person: Mention, source: Source) -> bool:
    """Whether it is the one who asks in the sentence: "Asked by Ober if it was so, he agreed"."""
    for number in voices.in_sentence(source.span.start):
        other = voices.attributions[number]
        if other.cue is None or other.cue.start > source.span.start:
            continue
        asks = other.cue.of(voices.cast.text).split()[-1].lower() in _ASKING
        if asks and not any(span.meets(source.span) for span in (*other.content, other.source or other.cue)):
            asker = voices.of(number).mention
            if asker is not None and _same(asker, person):
                return True
    return False


def _same(one: Mention, other: Mention) -> bool:
    return fold(one.name or one.text).split(" ")[-1] == fold(other.name or other.text).split(" ")[-1]


def _is_pronoun_source(voices: Voices, number: int) -> bool:
    source = voices.attributions[number].source
    return source is not None and source.of(voices.cast.text).lower() in _FITTING


def _in_own_content(voices: Voices, number: int, mention: Mention) -> bool:
    return mention.span is not None and any(
        c.holds(mention.span) for c in voices.attributions[number].content
    )
