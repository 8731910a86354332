"""Who else speaks where several do together: "Ober and Lutz agreed", "Ober and the council said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.speakers.sources import heading_names, source_of
from onrecord.language.folding import fold
from onrecord.language.lexicon import lemma
from onrecord.language.reader.trees import head_of, numbers_of
from onrecord.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.speakers.sources import Source
    from onrecord.extract.speakers.voices import Voice, Voices
    from onrecord.language.reader import Analysis
    from onrecord.model import Mention

    Resolve = Callable[[Voices, int, Source], Voice | None]

_AND = r"(?:,\s[^,;.]{1,80},)?,?\s*(?:\b(?:and|nor|as well as|along with|together with)\b|&)\s+"
_JOINED = re.compile(_AND + r"(?:[\w.'’-]+,?\s+){0,5}")
"""What stands between two who speak together, what describes the first and titles of the second included."""
_LISTED = re.compile(r",\s+")
"""What stands between two of one kind in a list: "Ober, Lutz and Alder"."""
_WITH = re.compile(r"\s+with\s+(?:[\w.'’-]+\s+){0,4}")
_LONGEST_TITLE = 40
"""Characters between "with" and the name of whom somebody agrees with."""
_MUTUAL = frozenset({"agree"})
"""What two do together where one does it "with" the other."""
_DETERMINERS = frozenset({"the", "this", "a", "an"})


def more_voices(
    voices: Voices, number: int, source: Source, first: Mention, resolve: Resolve
) -> tuple[Mention, ...]:
    """The mentions of those who speak with `first`, in the order of the text, each once.

    `resolve` finds whose words those of a source are.
    """
    found = [*_named(voices.cast, source, first), *_described(voices, number, source, resolve)]
    found += _agreed_with(voices, number)
    known = {_key(first)}
    out: list[Mention] = []
    for mention in sorted(found, key=lambda m: m.span or Span(0, 1)):
        is_part = mention.span is not None and first.span is not None and first.span.holds(mention.span)
        if _key(mention) not in known and not (is_part and first.form == "description"):
            known.add(_key(mention))
            out.append(mention)
    return tuple(out)


def _key(mention: Mention) -> str:
    return fold(mention.name or mention.text)


def _named(cast: Cast, source: Source, first: Mention) -> Iterator[Mention]:
    """The names that head the source, from the first on as long as "and" or a comma joins them."""
    heads = heading_names(cast, source)
    if first.id not in {head.id for head in heads}:
        return
    last = heads[0]
    for name in heads[1:]:
        assert last.span is not None and name.span is not None
        between = last.span.end, name.span.start
        is_listed = last.kind == name.kind and _LISTED.fullmatch(cast.text, *between)
        if not (is_listed or _JOINED.fullmatch(cast.text, *between)):
            return
        yield name
        last = name


def _described(voices: Voices, number: int, source: Source, resolve: Resolve) -> Iterator[Mention]:
    """Those without a name that the tree joins to the first: "Ober and the council"."""
    analysis = voices.cast.parsed.analysis
    if analysis is None:
        return
    for span in _conjuncts(analysis, source.span):
        part = source_of(voices.cast, span)
        is_somebody = part.words and part.lower[0] in _DETERMINERS and not part.names
        voice = resolve(voices, number, part) if is_somebody else None
        if voice is not None and voice.mention is not None:
            yield voice.mention


def _conjuncts(analysis: Analysis, span: Span) -> Iterator[Span]:
    """The spans of what "and" joins to the head of a source, the "and" left out."""
    low, high = numbers_of(analysis, span)
    inside, head = range(low, high), head_of(analysis, low, high)
    for word in inside:
        if head is None or analysis.head[word] != head or analysis.deprel[word] != "conj":
            continue
        part = [k for k in inside if _hangs_on(analysis, k, word)]
        while part and analysis.deprel[part[0]] in {"cc", "punct"}:
            part.pop(0)
        while part and analysis.deprel[part[-1]] == "punct":
            part.pop()
        if part:
            yield analysis.span((part[0], part[-1] + 1))


def _hangs_on(analysis: Analysis, word: int, head: int) -> bool:
    while word != head and analysis.head[word] != word:
        word = analysis.head[word]
    return word == head


def _agreed_with(voices: Voices, number: int) -> Iterator[Mention]:
    """With whom somebody agrees: "Ober agreed with Lutz to meet"."""
    cast, cue = voices.cast, voices.attributions[number].cue
    said = cue.of(cast.text).lower().split() if cue else []
    if cue is None or not said or lemma(said[-1]) not in _MUTUAL:
        return
    reach = min(len(cast.text), cue.end + _LONGEST_TITLE)
    for name in cast.names_in(Span(cue.end, reach)) if cue.end < reach else ():
        if name.span and _WITH.fullmatch(cast.text, cue.end, name.span.start):
            yield name
        return
