"""The names of an article: who may be a party, where each is printed.

Precise rather than exhaustive: a country counts where it acts or lends its adjective, not where something
merely happens in it; capitals alone make no name unless something in the article says that it is someone's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.mentions.aliases import with_aliases
from onrecord.extract.mentions.by_reader import with_reader
from onrecord.extract.mentions.context import is_only_where
from onrecord.extract.mentions.deciding import Decision
from onrecord.extract.mentions.gazetteer import longest
from onrecord.extract.mentions.lines import line_of
from onrecord.extract.mentions.name_runs import Candidate, candidates
from onrecord.language.folding import fold
from onrecord.model import Mention, Span, content_id

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from onrecord.extract.mentions.lines import Line
    from onrecord.language import Parsed
    from onrecord.model.mention import MentionForm


_TICKER = re.compile(r"\([A-Z][A-Za-z]{0,6}\.\s?[A-Z]{1,2}\)")
"""A share's sign and its exchange: "(PFC.L)", also set apart: "(PFC. L)"."""
_SEAT = re.compile(r"[DRI]-[A-Z][\w.]*")
"""The party and state of a member of the US Congress: "R-Ind."."""
_TICKER_LONG = 13
"""Characters of it at most."""


def named(parsed: Parsed, sources: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """The names and adjectives, in order; `sources` are the spans of those who are said to speak."""
    text = parsed.article.text
    lines = [line_of(text, sentence) for sentence in parsed.sentences]
    found = [
        candidate
        for number, line in enumerate(lines)
        if not line.is_heading
        for candidate in candidates(line.words, number)
    ]
    decided = with_reader(parsed.analysis, lines, list(Decision(lines, found, sources).kept()))
    names = {fold(text[c.span.start : c.span.end]): c for c in decided if c.form == "name"}
    for number, line in enumerate(lines):
        if line.is_heading:
            decided += _in_heading(line, number, names)
    mentions = {
        (candidate.span, candidate.form): _mention(parsed, candidate)
        for candidate in sorted(decided, key=lambda c: (c.span, c.form))
        if candidate.kind == "outlet" or parsed.sentences[candidate.sentence].region != "dateline"
        if not _is_in_ticker(text, candidate.span) and not _SEAT.fullmatch(candidate.span.of(text))
    }  # where a story was written acts in nothing
    return with_aliases(text, lines, list(mentions.values()))


def _is_in_ticker(text: str, span: Span) -> bool:
    opens = text.rfind("(", max(0, span.end - _TICKER_LONG), span.start + 1)
    ticker = _TICKER.match(text, opens) if opens >= 0 else None
    return ticker is not None and ticker.end() >= span.end


def mention_id(article: str, span: Span | None, form: MentionForm) -> str:
    """The id of a mention: the same article, place and form have the same one."""
    where = (span.start, span.end) if span else ("", "")
    return content_id("mention", article, *where, form)


def _mention(parsed: Parsed, candidate: Candidate) -> Mention:
    span = candidate.span
    text = span.of(parsed.article.text)
    return Mention(
        id=mention_id(parsed.article.id, span, candidate.form),
        article=parsed.article.id,
        text=text,
        span=span,
        form=candidate.form,
        kind=candidate.kind or "person",
        name=text,
        title=candidate.title,
    )


def _in_heading(line: Line, number: int, names: dict[str, Candidate]) -> Iterator[Candidate]:
    """In a heading, where every word may have a capital, only names that are known or stand in the body."""
    run, at = line.words, 0
    longest_name = max((len(c.words) for c in names.values()), default=0)
    while at < len(run):
        for many in range(min(longest_name, len(run) - at), 0, -1):
            here = tuple(run[at : at + many])
            known = names.get(fold(" ".join(word.text for word in here)))
            if known and here[0].is_capital and len(known.words) == many:
                yield replace(known, words=here, sentence=number, at=at, title=None)
                at += many
                break
        else:
            at += yield from _known_in_heading(line, number, at)


def _known_in_heading(line: Line, number: int, at: int) -> Generator[Candidate, None, int]:
    """A known name at word `at` of a heading, if it acts; returns the number of words to go on by."""
    entry = longest(line.words, at, line.in_capitals)
    if entry is None:
        return 1
    found, many = entry
    is_place = found.form == "place" or (
        found.kind == "government"
        and (is_only_where(line.words, at) or found.form == "seat" or line.words[at].possessive)
    )
    heads_a_label = at + many < len(line.words) and line.words[at + many].gap.startswith(":")
    if not is_place and not (heads_a_label and found.kind == "government"):
        form: MentionForm = "adjective" if found.form == "demonym" else "name"
        here = tuple(line.words[at : at + many])
        yield Candidate(here, form, found.kind, "known", None, number, at)
    return many
