"""What "it" and "they" as a source stand for: what spoke last close by, or the subject before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.mentions.context import acts
from onrecord.extract.nouns import is_of_people, may_speak
from onrecord.extract.speakers.acting import acting, acting_noun
from onrecord.extract.speakers.classes import is_class_word
from onrecord.extract.speakers.relatives import past_leading
from onrecord.extract.speakers.voices import Voice, in_quotation, stands_for
from onrecord.extract.words import words
from onrecord.language.names import word_class
from onrecord.language.reader.trees import head_of, lower_of, numbers_of
from onrecord.model import Span

if TYPE_CHECKING:
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voices
    from onrecord.language.reader import Analysis
    from onrecord.model import Mention

_NOT_PEOPLE = frozenset({"organisation", "group", "government", "outlet"})
_WHOSE = frozenset({"compound", "nmod:poss", "amod"})
"""How a name hangs on what it only says whose it is."""
_PARTS = frozenset({"conj", "appos", "compound", "flat"})
"""How a name hangs on the noun whose place in the sentence it has."""
_HARDLY_ANY = frozenset({"few", "no"})
_OPENING = 6
"""Words of a sentence before a "they" that goes on about the one before: "Until Thursday, however, they"."""
_LONGEST = 8
"""Words of a description up to its noun."""


def by_pronoun_of_things(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "it" and "they": what spoke last close by, or the subject before."""
    if source.pronoun not in {"it", "they"}:
        return None
    found = (
        _body_around(voices, number, source)
        or _subject_of_sentence(voices, number, source)
        or _last_body_speaking(voices, number, source)
        or _people_before(voices, source)
    )
    if found is None:
        voices.mention(source.span, "pronoun", "group", None, "")
        return Voice(None, f"“{source.words[0].text}”: nothing that fits stands close before")
    return stands_for(voices, source, found, "the subject before")


def by_its_government(voices: Voices, number: int, source: Source) -> Voice | None:
    """ "Its government": that of the country which opens the sentence before, or this one."""
    if source.lower[:1] not in {("its",), ("their",)} or source.lower[1:] not in {
        ("government",),
        ("authorities",),
    }:
        return None
    found = _subject_of_sentence(voices, number, source)
    if found is None or found.kind != "government":
        return None
    why = f"the {source.head} of the country named before"
    voices.mention(source.span, "description", "government", found, why)
    return Voice(found, f"{why}: {found.text}")


def _body_around(voices: Voices, number: int, source: Source) -> Mention | None:
    """In reported words outside quotation marks "it" is first of all the body that reports them."""
    outer = voices.within[number] if source.pronoun == "it" else None
    if outer is None or in_quotation(voices, source.span, voices.attributions[outer].content):
        return None
    speaker = voices.of(outer).mention
    if speaker is None or _are_several(speaker):
        return None
    return speaker if speaker.kind in _NOT_PEOPLE else None


def _subject_of_sentence(voices: Voices, number: int, source: Source) -> Mention | None:
    """What its own sentence names first, or the sentence before in the paragraph opens with."""
    cast, here = voices.cast, voices.cast.sentence_at(source.span.start)
    if here is None:
        return None
    sentence = cast.parsed.sentences[here]
    own = [n for n in cast.names_in(sentence.span, upto=source.span.start) if n.kind in _NOT_PEOPLE]
    if source.pronoun == "they":
        own = [n for n in own if not _is_of_teller(voices, number, n)]
    if own:
        subject = next((n for n in reversed(own) if _is_subject(voices, n)), None)
        if subject is None and all(n.span and _is_object(voices, n.span) for n in own):
            return None
        subject = subject or own[0]
        subject = _described(voices, subject) or subject
        return subject if source.pronoun == "it" or subject.kind in {"group", "organisation"} else None
    for before in cast.sentences_back(here, 0)[:1]:
        names = cast.names_in(before.span)
        first = names[0] if names else None
        if first and source.pronoun == "they" and first.kind == "outlet":
            return None
        if first and first.span and first.span.start - before.span.start <= 4 and first.kind in _NOT_PEOPLE:
            return _described(voices, first) or first
        acts_there = acting(cast, before.span)
        if acts_there is not None and acts_there.kind in _NOT_PEOPLE and source.pronoun is not None:
            return acts_there
    return None


def _is_of_teller(voices: Voices, number: int, name: Mention) -> bool:
    """Whether it only says whose man the outer speaker is, who calls others "they"."""
    outer = voices.within[number]
    span = voices.attributions[outer].source if outer is not None else None
    if outer is None or span is None or name.span is None or not span.holds(name.span):
        return False
    speaker = voices.of(outer).mention
    return speaker is not None and speaker.kind == "person"


def _described(voices: Voices, name: Mention) -> Mention | None:
    """The body of which a name only says whose it is: the mission, not the UN, of "the U.N. mission"."""
    analysis = voices.cast.parsed.analysis
    if analysis is None or name.span is None:
        return None
    low, high = numbers_of(analysis, name.span)
    head = head_of(analysis, low, high)
    noun = analysis.head[head] if head is not None else low
    if head is None or analysis.deprel[head] not in _WHOSE or noun < high or analysis.upos[noun] != "NOUN":
        return None
    if not _is_body(lower_of(noun, analysis, voices.cast.text)):
        return None
    begin = next(k for k in range(max(0, noun - _LONGEST), noun + 1) if _hangs_on(analysis, k, noun))
    return _at(voices, analysis.span((past_leading(analysis, begin, noun), noun + 1)), "organisation")


def _at(voices: Voices, span: Span, kind: str) -> Mention | None:
    """Who speaks by the source that begins where a description stands; else the description itself."""
    for number in voices.in_sentence(span.start):
        source = voices.attributions[number].source
        if source is not None and source.start == span.start:
            return voices.of(number).mention
    return voices.mention(span, "description", kind, None, "")


def _is_body(noun: str) -> bool:
    """Whether a noun is of a body that can speak, and of no people."""
    speaks = may_speak(noun) or noun in word_class("agencies") or is_class_word(noun)
    return speaks and not is_of_people(noun) and not noun.endswith("s")


def _hangs_on(analysis: Analysis, word: int, head: int) -> bool:
    while word != head and analysis.head[word] != word:
        word = analysis.head[word]
    return word == head


def _is_subject(voices: Voices, name: Mention) -> bool:
    """Whether a verb follows the name right away, and no object is it: "work for Velm, and it is late"."""
    assert name.span is not None
    if _is_object(voices, name.span):
        return False
    run = words(voices.cast.text, Span(name.span.start, min(name.span.end + 40, len(voices.cast.text))))
    many = sum(word.end <= name.span.end for word in run)
    return 0 < many < len(run) and acts(run, 0, many)


def _is_object(voices: Voices, span: Span) -> bool:
    """Whether the tree has a name, or what it is joined to, for the object of something."""
    analysis = voices.cast.parsed.analysis
    head = head_of(analysis, *numbers_of(analysis, span)) if analysis is not None else None
    if analysis is None or head is None:
        return False
    while analysis.deprel[head] in _PARTS and analysis.head[head] != head:
        head = analysis.head[head]
    return analysis.deprel[head].split(":")[0] in {"obj", "iobj", "obl", "nmod"}


def _last_body_speaking(voices: Voices, number: int, source: Source) -> Mention | None:
    """What spoke in the sentence before, if it is no person."""
    here = voices.cast.sentence_at(source.span.start)
    for other in voices.earlier(number, 1):
        there = voices.cast.sentence_at(voices.place(other))
        if here is None or there is None or here - there > 1 or _only_aims(voices, other):
            continue
        mention = voices.of(other).mention
        if mention is not None and source.pronoun == "it" and _are_several(mention):
            continue
        if mention is not None and mention.kind in _NOT_PEOPLE:
            return mention
        return None
    return None


def _people_before(voices: Voices, source: Source) -> Mention | None:
    """Several people whom no name belongs to, who are the subject of the sentence before: "Investigators"."""
    cast, here = voices.cast, voices.cast.sentence_at(source.span.start)
    if source.pronoun != "they" or here is None or cast.is_quoted(source.span):
        return None
    opening = cast.text[cast.parsed.sentences[here].span.start : source.span.start]
    if len(opening.split()) > _OPENING:
        return None  # who else the sentence has told of by then may be meant
    before = next(iter(cast.sentences_back(here, 1)), None)
    span = acting_noun(cast, before.span) if before else None
    if span is None or cast.is_quoted(span):
        return None
    some = span.of(cast.text).lower().split()
    are_people = some[-1].endswith("s") and is_of_people(some[-1]) and some[0] not in _HARDLY_ANY
    return _at(voices, span, "group") if are_people else None


def _are_several(mention: Mention) -> bool:
    """Whether several people are described, whom no "it" stands for: "analysts"."""
    return mention.form == "description" and mention.kind == "group" and mention.text.endswith("s")


def _only_aims(voices: Voices, number: int) -> bool:
    """Whether the cue is a noun ("the aim of"), so that nothing was said."""
    cue = voices.attributions[number].cue
    return cue is not None and cue.of(voices.cast.text).lower() in word_class("aims")
