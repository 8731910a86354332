"""Which outlet a text says it is from, and which agencies and sources it credits; nothing beyond that."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.ingest.published.dates import dates
from onrecord.ingest.regions.titles import squeeze
from onrecord.ingest.regions.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.ingest.document import Known
    from onrecord.ingest.regions.layout import Layout

_YEARS = re.compile(r"\(?\b(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)\d\d)?\)?")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s:]*(?:©|\(c\))?[\s,]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?"
    r"[\s,]*(?:by\s)?(?P<who>[A-Z][\w.&'’ -]{2,50})?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:original source of this (?:article|story|text|report) is"
    r"|(?:was\s)?(?:originally|first) (?:published|appeared|posted) (?:by|on|in|at)"
    r"|republished (?:from|with permission of)"
    r"|reprinted from|^\(?Source:)\s+(?:the\s)?(?P<who>[A-Z][\w.&’' -]{1,50})",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(r"(?:^|[\s\-–—(/])(?P<who>[A-Z][\w./& -]{1,30}?)\)?\.?$")
_WITH = re.compile(
    r"\((?:With|Additional reporting by|From|Agencies?:?)\s+(?P<a>[A-Z][\w./& -]{1,40})\)"
    r"|\b(?P<b>[A-Z][\w& -]{1,30}?) contributed to this (?:report|story|article)"
    r"|\((?P<c>[A-Z][\w./& -]{1,30})\)\s*$",
    re.MULTILINE,
)
_DATED = re.compile(r"^(?P<who>[A-Z][\w.&'’ -]{2,50}?)\s*[,|–—-]?\s*$")
FOOT = 400
"""Characters at a text's end in which an agency signs."""


def outlet_of(text: str, cut: Layout) -> str | None:
    """The outlet that the text itself names: by masthead, date line, copyright or dateline; else None."""
    furniture = " ".join(region.span.of(text) for region in cut.regions if region.kind == "furniture")
    for name in (*_sites(text, cut), *_date_lines(text, cut, furniture), *_copyrights(text, cut)):
        return name
    return next((name for name in cut.agencies if name not in words().agencies), None)


def _sites(text: str, cut: Layout) -> Iterator[str]:
    """The site's name, from the title's line and the masthead; the spelling that isn't all capitals first."""
    names = [name for span in cut.sites if (name := _site_name(span.of(text)))]
    times = Counter(squeeze(name) for name in names)
    yield from sorted(names, key=lambda name: (-times[squeeze(name)], name.isupper(), names.index(name)))


def _site_name(tail: str) -> str:
    """The name in what stands after a headline's bar: its last part, without an archive's words and years."""
    part = re.split(r"\s*[|»•·]\s*|\s+[–—]\s+", _YEARS.sub("", tail).strip(" |»•·–—-"))[-1].strip(" -–—|")
    for extra in words().site_extras:
        if len(part) > len(extra) and part.lower().endswith(" " + extra):
            part = part[: -len(extra)].strip()
    return part


def _date_lines(text: str, cut: Layout, furniture: str) -> Iterator[str]:
    """“Outlet, 3 March 2015”, where the name is made of such words or the furniture names it too."""
    for region in cut.regions:
        line = plain(region.span.of(text))
        if region.kind != "byline" or len(line) > 120 or not (found := dates(line)):
            continue
        match = _DATED.match(line[: found[0].span.start])
        if match is None or match["who"] in cut.bylines:
            continue
        name = match["who"].strip()
        site = any(word.lower() in words().site_words for word in name.split()) and len(name.split()) > 1
        if squeeze(name) in squeeze(furniture) or (
            site and not name.lower().startswith(("by ", "post", "publish", "updat", "last"))
        ):
            yield name


def _copyrights(text: str, cut: Layout) -> Iterator[str]:
    """The owner in a copyright line, unless that is an agency or the source it was taken from."""
    taken = {squeeze(name) for name in _sources(text, cut)}
    for region in cut.regions:
        if region.kind != "furniture" or len(region.span) > 200:
            continue
        match = _COPYRIGHT.match(plain(region.span.of(text)))
        if match is None or not match["who"]:
            continue
        name = _YEARS.sub("", re.split(r"\.\s|,|\s-\s|\b[Aa]ll [Rr]ights", match["who"])[0]).strip(" .,-")
        if (
            len(name) > 2
            and name[0].isupper()
            and name not in words().agencies
            and squeeze(name) not in taken
            and "/" not in region.span.of(text)
        ):
            yield name


def _sources(text: str, cut: Layout) -> Iterator[str]:
    for region in cut.regions:
        if region.kind not in ("furniture", "byline"):
            continue
        for match in _SOURCE.finditer(plain(region.span.of(text)[:600])):
            name = re.split(r"\.\s|,|\s(?:and|on|at|in)\s|\n", match["who"])[0].strip(" .")
            if name:
                yield name


def credits_of(text: str, cut: Layout, known: Known) -> tuple[str, ...]:
    """The agencies and original sources that the text names for itself, in order, each once."""
    found = [*known.credits, *cut.agencies, *_sources(text, cut)]
    for foot in _feet(text, cut):
        for match in _WITH.finditer(foot):
            found.extend(_agencies(match["a"] or match["b"] or match["c"] or ""))
        signed = _SIGNED.search(foot.rstrip()[-40:])
        found.extend(_agencies(signed["who"]) if signed else ())
    for region in cut.regions:
        if region.kind == "byline" and len(region.span) < 120:
            found.extend(_agencies(plain(region.span.of(text)).removeprefix("By ")))
    return tuple({squeeze(name): name for name in reversed(found)}.values())[::-1]


def _feet(text: str, cut: Layout) -> Iterator[str]:
    """The end of the body, and the credit lines after it."""
    body = [region for region in cut.regions if region.kind == "body"]
    if body:
        yield text[max(body[-1].span.start, body[-1].span.end - FOOT) : body[-1].span.end]
    yield from (
        region.span.of(text)
        for region in cut.regions
        if region.kind in ("byline", "furniture") and len(region.span) < 200
    )


def _agencies(names: str) -> list[str]:
    """The known agencies in a list like “Reuters and AFP”."""
    parts = [part.strip(" .()") for part in re.split(r"\s*(?:,|/|&|\band\b)\s*", names)]
    return [part.removeprefix("The ").removeprefix("the ") for part in parts if part in words().agencies]
