"""Where an article's title stands, and what else stands on its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.published.dates import dates
from onrecord.ingest.regions import heads as heads
from onrecord.ingest.regions.words import fold, plain, words
from onrecord.model.article import Region, RegionKind
from onrecord.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.ingest.regions.lines import Line
    from onrecord.ingest.regions.signs import Page

_BAR = re.compile(r"\s+[|»•·]\s+")
_DASH = re.compile(r"\s+(?:[–—-]{1,2}|::)\s+")
_FOLDED_CHARACTER = re.compile(r"[\W_]+")
_LEADS_TO_DATE = re.compile(r"\b(?:on|of|since|until|by|in|from|to|,)\s*$")
_TAGLINE = re.compile(r"\b(?:since|est\.?|estd\.?|established|founded)(?: in)? 1[6-9]\d\d$", re.IGNORECASE)
"""How a site's motto under its name ends: “Serving the coast since 1921”."""
_LEADING_DATE = 3
"""Characters that may stand between a date at a text's start and the title after it."""


@dataclass(frozen=True, slots=True)
class Title:
    """The line with the title, the regions of that line in order, and the site's name where it is there."""

    line: int
    why: str
    pieces: tuple[Region, ...]
    sites: tuple[Span, ...] = ()


def find_title(
    page: Page, weights: list[float], taken: frozenset[int], known: str | None, outlet: str | None
) -> Title | None:
    """The title: the `known` one where it is printed, else the headline at the head, else at the foot."""
    if known and (found := _known(page, known)) is not None:
        return found
    k = _at_head(page, weights, taken)
    if k is not None:
        return _split(page.lines[k], k, "the first headline", outlet)
    k = _at_foot(page, weights, taken)
    return (
        _split(page.lines[k], k, "a headline beside a date, after the story", outlet)
        if k is not None
        else None
    )


def _known(page: Page, known: str) -> Title | None:
    """The line that is, or begins with, the title that is known beforehand."""
    wanted = fold(known)
    if len(wanted) < 4:
        return None
    candidates = [
        *range(min(heads.HEAD_LINES, len(page.lines))),
        *range(max(heads.HEAD_LINES, len(page.lines) - 5), len(page.lines)),
    ]
    for k in candidates:
        line = page.lines[k]
        if line.folded == wanted:
            return Title(k, "the known title", (Region(line.span, "title", "the known title"),))
    letters = re.escape(" ".join(known.split())).replace(r"\ ", r"\s+")
    pattern = re.compile(rf"(?<!\w){letters}(?!\w)[.!?…]?", re.IGNORECASE)
    for k in candidates:
        line = page.lines[k]
        match = pattern.search(line.text[: 300 + len(known)])
        if match and (match.start() == 0 or _is_leading(line.text[: match.start()])):
            return Title(k, "the known title", _around(line, match.start(), match.end()))
    return None


def _is_leading(text: str) -> bool:
    """Whether `text` is a date, so that what follows is no continuation of a sentence."""
    found = dates(text)
    return bool(found) and found[0].span.start <= _LEADING_DATE and len(text) - found[-1].span.end <= 12


def _around(line: Line, start: int, end: int) -> tuple[Region, ...]:
    """The title at `start` to `end` of the line, with what stands before it and after it."""
    base = line.span.start
    found = []
    if line.text[:start].strip():
        found.append(
            Region(Span(base, base + len(line.text[:start].rstrip())), "byline", "a date before the title")
        )
    found.append(Region(Span(base + start, base + end), "title", "the known title"))
    rest = line.text[end:]
    after = base + end + len(rest) - len(rest.lstrip())
    if after < line.span.end:
        found.append(Region(Span(after, line.span.end), "body"))
    return tuple(found)


def _at_head(page: Page, weights: list[float], taken: frozenset[int]) -> int | None:
    best: tuple[float, int] | None = None
    for k in range(min(heads.HEAD_LINES, page.first + 1, len(page.lines) - 1)):
        line = page.lines[k]
        if k in taken or weights[k] > 0 or not heads.is_headline(line) or line.is_prose:
            continue
        if heads.byline(line) or heads.date_line(line) or line.folded in page.recurring:
            continue
        if line.stopped and line.text.endswith(".") and not _leads(page, k):
            continue
        main = _BAR.split(plain(line.text))[0]
        score = (
            min(len(main.split()), 6)
            - 0.3 * k
            - (3 if _is_site(main) or _TAGLINE.search(main) else 0)
            - (1.5 if line.stopped else 0)
        )
        if best is None or score > best[0]:
            best = (score, k)
        if line.words >= 8:
            break
    return best[1] if best is not None and best[0] > 0 else None


def _leads(page: Page, k: int) -> bool:
    """Whether a line with a full stop stands over longer text, and quotes nobody."""
    following = page.lines[k + 1 : k + 4]
    apart = bool(following) and following[0].after_gap
    longest = max((line.words for line in following), default=0)
    return (
        k == 0
        and apart
        and longest >= 2 * page.lines[k].words
        and not re.search(r"\b(?:said|says|told)\b", page.lines[k].text)
    )


def _at_foot(page: Page, weights: list[float], taken: frozenset[int]) -> int | None:
    """A headline after the story, with a date on its line or on the next one."""
    for k in range(max(page.last + 1, len(page.lines) - 8, 1), len(page.lines)):
        line = page.lines[k]
        if k in taken or weights[k] > 1 or line.words < 4 or not heads.is_headline(line):
            continue
        dated = any(printed.is_day for printed in dates(line.text))
        beside = k + 1 < len(page.lines) and heads.date_line(page.lines[k + 1])
        if (dated or beside) and not heads.date_line(line):
            return k
    return None


def _split(line: Line, k: int, why: str, outlet: str | None) -> Title:
    """The title apart from a site's name or a date on the same line."""
    cut = _site_after(line.text, outlet)
    kind: RegionKind = "furniture"
    reason = "the site's name after the headline"
    if cut is None and (cut := _date_after(line.text)) is not None:
        kind, reason = "byline", "a date beside the title"
    if cut is None:
        return Title(k, why, (Region(line.span, "title", why),))
    base = line.span.start
    title = Region(Span(base, base + len(line.text[:cut].rstrip())), "title", why)
    rest = Span(base + cut, line.span.end)
    return Title(k, why, (title, Region(rest, kind, reason)), (rest,) if kind == "furniture" else ())


def _site_after(text: str, outlet: str | None) -> int | None:
    """Where the site's name begins, with the bar or dash before it."""
    found = next((match for match in _BAR.finditer(text) if len(text[: match.start()].split()) >= 3), None)
    if found is None:
        dashes = reversed(list(_DASH.finditer(text)))
        found = next((match for match in dashes if _is_named(text[match.end() :], outlet)), None)
    return None if found is None else found.end() - len(found[0].lstrip())


def _date_after(text: str) -> int | None:
    """Where a whole date at the line's end begins that is no part of the headline's sentence."""
    found = [printed for printed in dates(text) if printed.is_day]
    if not found or found[-1].span.end < len(text) - 12:
        return None
    at = found[-1].span.start
    return at if len(text[:at].split()) >= 3 and not _LEADS_TO_DATE.search(text[:at]) else None


def _is_named(tail: str, outlet: str | None) -> bool:
    """Whether what follows a dash after a headline is the name of its site."""
    if outlet and squeeze(tail) == squeeze(outlet):
        return True
    parts = tail.split()
    return (
        1 < len(parts) <= 5
        and all(part[:1].isupper() or part in ("of", "the", "and") for part in parts)
        and _is_site(tail)
    )


def _is_site(text: str) -> bool:
    """Whether a few words are a site's name, by the words such names are made of."""
    parts = fold(text).split()
    return (
        len(parts) <= 6
        and any(part in words().site_words for part in parts)
        and text[:1].isupper()
        and not any(part[:1].islower() and part not in ("of", "the", "and") for part in text.split())
    )


def squeeze(text: str) -> str:
    """Letters and digits only, in lower case: “Global Research” and “globalresearch” are the same."""
    return _FOLDED_CHARACTER.sub("", text.lower())


def is_masthead(line: Line, outlet: str | None, text: str, sites: Iterable[Span]) -> Span | None:
    """The name of the site in a line above the title that is nothing but a masthead, or None."""
    if line.words > 10 or line.stopped:
        return None
    if outlet and squeeze(line.text) == squeeze(outlet):
        return line.span
    bars = list(_BAR.finditer(line.text))
    if not bars:
        return None
    name = squeeze(line.text[bars[-1].end() :])
    known = any(name and name in squeeze(span.of(text)) for span in sites)
    if known or _is_site(line.text[: bars[0].start()]):
        return Span(line.span.start + bars[-1].end(), line.span.end)
    return None
