"""Attributions as tests read them: "source | cue | content", parts of a content joined by " ## "."""

from __future__ import annotations

from onrecord.extract.attribution.find import find
from onrecord.language import parse
from onrecord.model import Article, Attribution, Region


def row(text: str, one: Attribution) -> str:
    """ "source | cue | content" of an attribution in a text; "-" for what isn't there."""
    source, cue = (span.of(text) if span else "-" for span in (one.source, one.cue))
    return f"{source} | {cue} | {' ## '.join(span.of(text) for span in one.content)}"


def printed_rows(text: str, *regions: Region) -> list[str]:
    """The rows of all attributions that are found in a text."""
    return [row(text, one) for one in find(parse(Article("a", "a.txt", "", text, "", regions=regions)))]
