"""Parsed text -> attributions: who is said to say what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attribution.addressees import without_addressee
from onrecord.extract.attribution.bounds import bounded
from onrecord.extract.attribution.cited import with_cited
from onrecord.extract.attribution.clause_ends import with_clause_ends
from onrecord.extract.attribution.closing import closing
from onrecord.extract.attribution.cue_ends import with_clear_cues
from onrecord.extract.attribution.deeds import is_listed, without_deeds
from onrecord.extract.attribution.figures import figures
from onrecord.extract.attribution.headline_ends import with_headline_ends
from onrecord.extract.attribution.headlines import labelled, with_clear_headlines
from onrecord.extract.attribution.hearings import with_hearings
from onrecord.extract.attribution.hearsay import hearsay, with_hearsay_apart
from onrecord.extract.attribution.joined import with_joined
from onrecord.extract.attribution.nested import with_nested, without_unknown
from onrecord.extract.attribution.nobody import without_nobody
from onrecord.extract.attribution.noun_phrases import with_noun_phrases
from onrecord.extract.attribution.objects import without_objects
from onrecord.extract.attribution.openings import with_openings
from onrecord.extract.attribution.passives import with_passives
from onrecord.extract.attribution.phrases import with_phrases
from onrecord.extract.attribution.reach import with_reach
from onrecord.extract.attribution.relayed import with_relayed
from onrecord.extract.attribution.sayers import with_sayers
from onrecord.extract.attribution.signed import with_signed
from onrecord.extract.attribution.sources import with_clear_sources
from onrecord.extract.attribution.speech import with_speech
from onrecord.extract.attribution.subjects import with_subjects
from onrecord.extract.attribution.threats import threats
from onrecord.extract.attribution.topics import without_bylines, without_topics
from onrecord.extract.attribution.unsaid import without_unsaid
from onrecord.extract.attribution.whole import with_whole_sources
from onrecord.language.names import word_class
from onrecord.language.reader.trees import dependents
from onrecord.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.language import Parsed
    from onrecord.language.reader import Analysis


_ANONYMOUS = word_class("anonymous")
_SURE = 1.0
"""Lead in log odds from which a word that no list has may be a cue. Below it, of what was read in other news
than the reader learned from, most was no saying; on PolNeAR's development part nothing is lost."""


def find(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of an article by their first character, inner ones after those that hold them.

    Contents are as in PolNeAR (Newell et al. 2018), on which the reader is trained: with the complementiser
    and quotation marks, without the closing full stop. None are found where the article was only split.
    """
    if parsed.analysis is None:
        return ()
    text = parsed.article.text
    below = dependents(parsed.analysis)
    read = tuple(_spans(text, parsed.analysis, below))
    read = (*read, *figures(text, parsed.analysis, below, read))
    read = (*read, *closing(parsed, below, read))
    read = tuple(with_signed(text, parsed.analysis, read))
    read = (*read, *threats(parsed, below, read))
    read = (*read, *hearsay(text, parsed.analysis, below, read))
    sayers = tuple(with_sayers(tuple(without_bylines(read, parsed)), parsed))
    said = tuple(without_deeds(tuple(without_nobody(sayers, parsed, below)), parsed))
    worded = tuple(without_objects(tuple(without_unsaid(said, parsed, below)), parsed))
    active = tuple(with_passives(worded, parsed, below))
    told = tuple(without_topics(tuple(with_hearings(active, parsed)), parsed))
    apart = tuple(with_hearsay_apart(told, text))
    clear = tuple(with_clear_sources(apart, parsed))
    whole = tuple(with_noun_phrases(tuple(with_whole_sources(clear, parsed, below)), parsed, below))
    headed = tuple(with_clear_headlines(tuple(bounded(whole, parsed)), parsed))
    headed = tuple(with_headline_ends((*headed, *labelled(headed, parsed)), parsed))
    phrased = tuple(with_phrases(headed, parsed))
    ended = tuple(with_clause_ends(tuple(with_joined(phrased, parsed, below)), parsed, below))
    relayed = with_relayed(parsed, ended)
    spoken = tuple(with_speech(tuple(with_openings(relayed, parsed)), parsed))
    nested = tuple(with_nested(spoken, parsed, below))
    known = tuple(without_unknown(nested, parsed, below))
    reached = tuple(with_reach(known, parsed, below))
    found = dict.fromkeys(
        one
        for one in with_cited(tuple(with_clear_cues(reached, text)), parsed)
        if any(c.isalnum() for span in one.content for c in span.of(text))
    )
    return tuple(sorted(found, key=lambda a: (a.hull.start, -a.hull.end, a.cue or a.hull, a.content)))


def _spans(text: str, analysis: Analysis, below: list[list[int]]) -> Iterator[Attribution]:
    for known in with_subjects(text, analysis, below):
        if known.lead < _SURE and not is_listed(text, analysis.span(known.cue)):
            continue
        roles = without_addressee(known, text, analysis, below)
        source = analysis.span(roles.source[0]) if roles.source else None
        content = tuple(analysis.span(part) for part in roles.content)
        if not _asks_for_anonymity(" ".join(span.of(text) for span in content)):
            yield Attribution(content, source, analysis.span(roles.cue))


def _asks_for_anonymity(content: str) -> bool:
    """Whether it says of its source alone that it must not be named ("who asked not to be identified")."""
    words = content.lower().split()
    return words[:3] == ["not", "to", "be"] and len(words) == 4 and words[3] in _ANONYMOUS
