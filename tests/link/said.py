"""Made-up statements, each whose it is, as a story of lines: for tests of origins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.link.news_made_up import article, day

from onrecord.link.origins import origins
from onrecord.link.story import Line, Story
from onrecord.model import Article, Party, Span, Statement

if TYPE_CHECKING:
    from onrecord.model.statement import Act, Quoted


@dataclass(frozen=True)
class Said:
    """A statement of one article: whose, by which printed source (None its own), within which one before."""

    outlet: str
    words: str
    party: str | None = None
    kind: str = "person"
    source: str | None = None
    names: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    published: str = "2031-05-04"
    act: Act = "say"
    quoted: Quoted = "indirect"
    cue: str = ""
    within: int | None = None


def story_of(*said: Said) -> Story:
    """A story in which each is a line of its own; those of one outlet stand in one article."""
    texts: dict[str, str] = {}
    for one in said:
        known = texts.get(one.outlet, "")
        if one.words not in known:
            known += f"{one.source or 'Nobody'} {one.cue} | {one.words}\n"
        texts[one.outlet] = known
    first = {one.outlet: one for one in reversed(said)}
    articles = {
        outlet: article(text, outlet, credits=first[outlet].credits, published=day(first[outlet].published))
        for outlet, text in texts.items()
    }
    people = {one.party: Party(f"id-{one.party}", one.party, one.kind, ()) for one in said if one.party}  # type: ignore[arg-type]
    people |= {
        name: people.get(name, Party(f"id-{name}", name, "person", ())) for s in said for name in s.names
    }
    lines: list[Line] = []
    for number, one in enumerate(said):
        around = lines[one.within].chain if one.within is not None else ()
        lines.append(_line(number, one, articles[one.outlet], around))
    return Story({a.id: a for a in articles.values()}, tuple(lines), {p.id: p for p in people.values()})


def _line(number: int, one: Said, where: Article, around: tuple[Statement, ...]) -> Line:
    at = where.text.index(one.words)
    printed = one.source or one.party
    source = None
    if printed and printed in where.text:
        source = Span(where.text.index(printed), where.text.index(printed) + len(printed))
    elif printed:
        source = Span(0, 1)
    cue = source
    if one.cue:
        cue = Span(where.text.index(one.cue), where.text.index(one.cue) + len(one.cue))
    statement = Statement(
        f"s{number}", where.id, (Span(at, at + len(one.words)),), source, cue,
        speaker=f"id-{one.party}" if one.party else None,
        act=one.act, quoted=one.quoted, within=around[-1].id if around else None,
    )  # fmt: skip
    return Line(statement, where, one.words, (*around, statement), tuple(f"id-{name}" for name in one.names))


def count(*said: Said, of: slice = slice(None)) -> int:
    """How many origins they have as one claim; with `of`, some of them, the rest told elsewhere."""
    story = story_of(*said)
    return len(set(origins(story, story.lines[of], ()).values()))
