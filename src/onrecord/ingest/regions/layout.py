"""A text cut into regions: title, byline, dateline, body, captions, furniture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.ingest.regions import heads as heads
from onrecord.ingest.regions.lines import Line, lines
from onrecord.ingest.regions.signs import Page, weigh
from onrecord.ingest.regions.titles import Title, find_title, is_masthead
from onrecord.ingest.regions.words import words
from onrecord.model.article import Region, RegionKind
from onrecord.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SWITCH = 0.7
"""What a change between story and furniture costs: a weak sign among strong ones goes with them."""
CLAIMED = -50.0
"""The weight of a line that is known to be title, byline, date line or caption."""
BODY_LINES_WITH_DATELINE = 3
"""A dateline opens the story: so many of its lines are looked at (a deck and a caption may precede it)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a text before it is cut: its title and outlet, regions that a page's markup settles,
    and a test for lines that many articles of its container have."""

    title: str | None = None
    outlet: str | None = None
    blocks: Sequence[Region] = ()
    is_recurring: Callable[[str], bool] = field(default=lambda _: False)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's regions, in order, over all of it but white space; and what the cutting found on its way.

    `bylines` are the names that byline lines give, `agencies` those of the dateline, `sites` the names of a
    site cut from the title's line or standing above it.
    """

    regions: tuple[Region, ...]
    title: Span | None = None
    bylines: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    sites: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Draft:
    """The cutting at work: what each claimed line is, and the findings."""

    text: str
    page: Page
    kinds: dict[int, tuple[RegionKind, str]] = field(default_factory=dict)
    title: Title | None = None
    bylines: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    sites: list[Span] = field(default_factory=list)


def layout(text: str, asked: Asked | None = None) -> Layout:
    """Cut `text` into regions; every character but white space is in exactly one of them."""
    asked = asked or Asked()
    found = lines(text)
    recurring = frozenset(line.folded for line in found if asked.is_recurring(line.folded))
    draft = _Draft(text, Page(found, recurring))
    weights = [weigh(draft.page, k) for k in range(len(found))]
    _claim_blocks(draft, asked.blocks)
    _claim_captions(draft)
    _claim_dateline(draft)
    _claim_title(draft, asked, [weight for weight, _ in weights])
    _claim_bylines(draft)
    _claim_mastheads(draft, asked)
    for k, is_furniture in enumerate(
        _path([CLAIMED if k in draft.kinds else w for k, (w, _) in enumerate(weights)])
    ):
        if is_furniture:
            draft.kinds[k] = ("furniture", weights[k][1] or "among furniture")
    pieces = _pieces(draft)
    title = next((region.span for region in pieces if region.kind == "title"), None)
    return Layout(_joined(pieces), title, tuple(draft.bylines), tuple(draft.agencies), tuple(draft.sites))


def _claim_blocks(draft: _Draft, blocks: Sequence[Region]) -> None:
    for k, line in enumerate(draft.page.lines):
        for block in blocks:
            if block.span.holds(line.span):
                draft.kinds[k] = (block.kind, block.why or "by the page's markup")


def _claim_captions(draft: _Draft) -> None:
    before = ""
    found = draft.page.lines
    for k, line in enumerate(found):
        why = heads.caption(line, before)
        if why is None and line.words <= heads.CAPTION_WORDS and _has_credit_below(found, k):
            why = "stands over a photo's credit"
        if why is not None and k not in draft.kinds:
            draft.kinds[k] = ("caption", why)
        before = line.folded


def _claim_dateline(draft: _Draft) -> None:
    """A dateline near the top that has a line of its own."""
    for k, line in enumerate(draft.page.lines[: heads.HEAD_LINES]):
        if k not in draft.kinds and (hit := heads.lone_dateline(line)) is not None:
            draft.kinds[k] = ("dateline", "opens the story")
            _sign(draft, hit)
            return


def _sign(draft: _Draft, hit: heads.Dateline) -> None:
    """Notes the agency of a dateline; some print it with a blank behind it: "(AP )"."""
    if hit.agency is not None:
        draft.agencies.append(hit.agency.strip())


def _has_credit_below(found: list[Line], k: int) -> bool:
    """Whether line `k` begins a paragraph that goes on with nothing but a photo's credit."""
    after = found[k + 1] if k + 1 < len(found) else None
    return after is not None and found[k].after_gap and not after.after_gap and heads.is_photo_credit(after)


def _claim_title(draft: _Draft, asked: Asked, weights: list[float]) -> None:
    if any(kind == "title" for kind, _ in draft.kinds.values()):
        return
    taken = frozenset(draft.kinds)
    draft.title = find_title(draft.page, weights, taken, asked.title, asked.outlet)
    if draft.title is not None:
        draft.kinds[draft.title.line] = ("title", draft.title.why)
        for k, line in enumerate(draft.page.lines):
            if k not in draft.kinds and line.folded == draft.page.lines[draft.title.line].folded:
                draft.kinds[k] = ("title", "the title once more")
        draft.sites.extend(draft.title.sites)


def _claim_bylines(draft: _Draft) -> None:
    """Bylines, date lines and credits; among running text only such as can be nothing else."""
    page, title = draft.page, draft.title
    for k, line in enumerate(page.lines):
        if k in draft.kinds or line.words > heads.CREDIT_WORDS:
            continue
        outside = page.is_outside(k) or (title is not None and abs(k - title.line) <= 3)
        who = heads.byline(line) if outside or (line.words <= 8 and not line.stopped) else None
        if who is None and title is not None and 0 < k - title.line <= 2 and k < page.first:
            who = line.text if heads.is_lone_name(line) and line.folded not in words().whole else None
        if who is not None:
            draft.kinds[k] = ("byline", "says by whom")
            draft.bylines.append(who)
        elif heads.date_line(line) if outside else heads.is_bare_date(line):
            draft.kinds[k] = ("byline", "a date line")
        elif k > page.first and heads.is_credit(line):
            draft.kinds[k] = ("byline", "says who reported and edited")


def _claim_mastheads(draft: _Draft, asked: Asked) -> None:
    """Lines above the title that name the site."""
    top = draft.title.line if draft.title is not None else draft.page.first
    for k in range(min(top, heads.HEAD_LINES, len(draft.page.lines))):
        line = draft.page.lines[k]
        if (
            k not in draft.kinds
            and (site := is_masthead(line, asked.outlet, draft.text, draft.sites)) is not None
        ):
            draft.kinds[k] = ("furniture", "a masthead")
            draft.sites.append(site)


def _path(weights: list[float]) -> list[bool]:
    """For each line whether it is furniture: the sequence of greatest weight; each change costs `SWITCH`."""
    story, furniture = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for weight in weights:
        to_story = furniture - SWITCH > story
        to_furniture = story - SWITCH > furniture
        back.append((to_story, to_furniture))
        story, furniture = (
            max(story, furniture - SWITCH),
            max(furniture, story - SWITCH) + weight,
        )
    state = furniture > story
    found = []
    for to_story, to_furniture in reversed(back):
        found.append(state)
        state = (not to_furniture) if state else to_story
    return found[::-1]


def _pieces(draft: _Draft) -> list[Region]:
    """The regions of each line in order, titles and datelines cut from what shares their line."""
    found: list[Region] = []
    story_lines = 0
    for k, line in enumerate(draft.page.lines):
        kind, why = draft.kinds.get(k, ("body", ""))
        if draft.title is not None and k == draft.title.line:
            found.extend(draft.title.pieces)
            if found and found[-1].kind != "body":
                continue
            line = _rest(draft.text, found.pop())
            kind = "body"
        if kind == "body" and story_lines < BODY_LINES_WITH_DATELINE and not draft.agencies:
            story_lines += 1
            found.extend(_with_dateline(draft, line))
        else:
            found.append(Region(line.span, kind, why))
    return found


def _rest(text: str, region: Region) -> Line:
    """A story's first line without the title that was run into it."""
    return lines(text[: region.span.end])[-1] if region.span.start == 0 else _cut(text, region.span)


def _cut(text: str, span: Span) -> Line:
    (line,) = lines(text[span.start : span.end].replace("\n", " "))[:1]
    return Line(span, line.text, line.folded, line.words, line.after_gap, line.indent)


def _with_dateline(draft: _Draft, line: Line) -> list[Region]:
    hit = heads.dateline(line) if line.words >= 6 else None
    if hit is None or (draft.text[hit.span.end - 1] == ":" and _is_transcript(draft.page)):
        return [Region(line.span, "body")]
    _sign(draft, hit)
    parts = [(line.span.start, hit.span.start, "body"), (hit.span.start, hit.span.end, "dateline")]
    parts.append((hit.span.end, line.span.end, "body"))
    found = []
    for start, end, kind in parts:
        if (span := _trimmed(draft.text, start, end)) is not None:
            found.append(
                Region(span, "dateline", "opens the story") if kind == "dateline" else Region(span, "body")
            )
    return found


def _is_transcript(page: Page) -> bool:
    """Whether speakers in capitals open the lines, so that a name in capitals is no place."""
    return sum(1 for line in page.lines if heads.is_speaker(line)) > 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _joined(pieces: list[Region]) -> tuple[Region, ...]:
    """Body lines that follow each other made one region."""
    found: list[Region] = []
    for region in pieces:
        if found and region.kind == "body" == found[-1].kind:
            found[-1] = Region(Span(found[-1].span.start, region.span.end), "body", found[-1].why)
        else:
            found.append(region)
    return tuple(found)
