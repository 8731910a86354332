"""What stands around a story and is no furniture: its title, byline, date line, dateline and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.published.dates import dates
from onrecord.ingest.regions.words import fold, plain, words
from onrecord.model.span import Span

if TYPE_CHECKING:
    from onrecord.ingest.regions.lines import Line

_NAME = r"[A-Z][\w.'’-]*"
_BY = re.compile(
    r"(?:(?:Posted|Written|Reported|Published|Story|Text|Words|Article)\s+)?(?:[Bb]y|BY)\s*:?\s+"
    rf"(?P<who>(?:the\s+)?{_NAME}.*)",
    re.DOTALL,
)
_CREDIT = re.compile(
    r"(?:\(?(?:Additional )?(?:Reporting|Writing|Editing|Edited|Compiled|Reported|Written|Translated) by\b"
    r"|\(?(?:Photos?|All photos) by\b"
    r"|[\w.' ’,&-]{3,200}\bcontributed\s+(?:\w+\s+)?to this (?:report|story|article)\.?$)"
)
_ROLE = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]+|and|de|van|von|al|bin|el)){1,6})\s*"
    r"(?:,|\||\s-\s)\s*(?P<role>[A-Z][\w&' -]{3,60})"
)
_FULL_NAME = re.compile(r"[A-Z][A-Za-z.'’-]+(?:\s[A-Z][A-Za-z.'’-]*){1,3}")
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2}){1,2}\s?(?:[ap]\.?m\.?)?|\b\d{4}(?=\s?(?:[ap]\.?m\b|GMT|UTC|hrs))"
    r"|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|IST|MSK|KSA|AST|local time)\b(?:\s?[+-]\s?\d{1,4})?"
    r"|\b[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_CAPTION_STARTS = (
    "FILE -",
    "FILE –",
    "FILE —",
    "FILE PHOTO",
    "File photo",
    "File picture",
    "(File",
    "Photo:",
    "Image:",
    "Picture:",
    "Image caption ",
    "Media caption ",
)
_PICTURES = r"(?:EPA|AP|AFP|Reuters|REUTERS|Getty(?: Images)?|AFP/Getty(?: Images)?)"
_PHOTO_CREDIT = re.compile(
    rf"[©(]\s?{_PICTURES}\)?\.?|(?:EPA|AFP/Getty|Getty)(?: Images)?\.?"
    rf"|[©(]?\s?(?:{_PICTURES}\s?/\s?[A-Z][\w.' -]{{2,40}}|[A-Z][\w.' -]{{2,40}}\s?/\s?{_PICTURES})\)?\.?"
)
_LEFT_OVER = re.compile(r"[\w'’&.-]+")
_PLACE = r"[A-Z][\w.'’]*(?:[ -](?:[A-Z][\w.'’]*|of|al|el|de|la|le|sur|and)){0,5}"
_DASH = r"[–—―_-]"
_DATELINE = re.compile(
    rf"(?P<places>{_PLACE}(?:\s?[,/]\s?{_PLACE}){{0,3}})?"
    r"(?:[,.]?\s*+(?:\(?(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?"
    r"|\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?)\)?,?))?"
    r",?\s*+(?:[(\[](?P<agency>(?:[A-Z]|dpa\b)[\w./& -]{0,30})[)\]]|/(?P<slashed>[A-Z]{2,12})/\.?)?\s*+"
    rf"(?P<end>{_DASH}+|:|(?=[A-Z“\"]))\s*"
)
_RUN_IN = re.compile(
    r"(?<![\w.])[A-Z]{3}[A-Z.-]*(?:[ /][A-Z][A-Z.-]+){0,5}(?:, [A-Z][\w.]+){0,2}"
    rf"(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?\s"
    rf"\((?P<agency>[A-Z][\w./& -]{{1,30}})\)\s?{_DASH}+"
)

_SPEAKER = re.compile(r"[A-Z][A-Z .,'’-]+(?:\([^)]*\))?:\s")

CAPTION_WORDS = 120
"""No caption without words of its own kind is longer."""
CREDIT_WORDS = 60
"""No byline or credit line is longer."""
LONE_DATELINE_WORDS = 9
"""No dateline that stands alone has more: place, country, day, agency and dash."""
HEAD_LINES = 12
"""Lines from the top in which title, byline and date line are looked for."""
TITLE_CHARACTERS = 220
"""No headline is longer."""


def byline(line: Line) -> str | None:
    """Who wrote it, where the line says who wrote it and nothing else."""
    text = plain(line.text[:250])
    if line.words > 16 or (line.stopped and line.words > 9):
        return None
    match = _BY.fullmatch(text)
    if match and not re.search(r"\b(?:said|says|was|were|is|are|has|had|will)\b", match["who"]):
        return _names(match["who"])
    match = _ROLE.fullmatch(text)
    if match and (match["role"] in words().agencies or fold(match["role"]).endswith(words().bylines)):
        return match["who"]
    return text if text in words().agencies else None


def _names(who: str) -> str | None:
    """The names in what follows “By”: up to a date, a bar or a line's end."""
    found = dates(who)
    cut = who[: found[0].span.start] if found else who
    cut = re.split(r"\s[|•·–—-]\s|\n|\s{3,}|,\s*(?=on\b)|\bon\s*$", cut)[0].strip(" ,|•·-–—")
    return cut or None


def is_lone_name(line: Line) -> bool:
    """Whether the line is nothing but a person's name in capitals, as a byline without “By” is."""
    return 2 <= line.words <= 4 and line.text.isupper() and _FULL_NAME.fullmatch(line.text) is not None


def is_credit(line: Line) -> bool:
    """Whether the line names those who reported, wrote and edited."""
    return line.words <= 60 and _CREDIT.match(line.text) is not None


def date_line(line: Line) -> bool:
    """Whether the line is a date with at most a time, an outlet, a place and words like “Published”."""
    if line.words > 16 or len(line.text) > 160:
        return False
    text = plain(line.text)
    found = [printed for printed in dates(text) if printed.is_day or printed.weekday is not None]
    if not found or text[found[-1].span.end : found[-1].span.end + 1] == ":":
        return False
    rest = [
        word
        for word in _LEFT_OVER.findall(_CLOCK.sub(" ", _without_dates(text)))
        if word.lower() not in words().with_dates
    ]
    lower = any(word[:1].islower() for word in rest)
    return len(rest) <= 4 and not lower


def is_bare_date(line: Line) -> bool:
    """Whether the line is nothing but a whole date, with or without a time."""
    return (
        line.words <= 8
        and any(printed.is_day for printed in dates(line.text))
        and date_line(line)
        and not re.search(r"[A-Za-z]{3}", _CLOCK.sub(" ", _without_dates(line.text)))
    )


def _without_dates(text: str) -> str:
    for printed in reversed(dates(text)):
        text = text[: printed.span.start] + " " + text[printed.span.end :]
    return text


def is_speaker(line: Line) -> bool:
    """Whether the line begins with a speaker's name in capitals and a colon."""
    return _SPEAKER.match(line.text) is not None


def caption(line: Line, before: str) -> str | None:
    """Why the line is a picture's caption, or None; `before` is the folded line above."""
    text = line.text
    if line.words <= 150 and text.startswith(_CAPTION_STARTS):
        return "begins as captions do"
    if is_photo_credit(line):
        return "a photo's credit"
    if line.words > 60 or re.search(r"[”\"]\s*(?:,|\w+ said)", text):
        return None
    if before in ("caption", "image caption", "media caption"):
        return "stands under “caption”"
    if (sign := _caption_sign(text.lower())) is None or dateline(line) is not None:
        return None
    return f"has “{sign.strip('(')}”"


def is_photo_credit(line: Line) -> bool:
    """Whether the line is nothing but a picture agency's credit."""
    return line.words <= 7 and _PHOTO_CREDIT.fullmatch(line.text) is not None


def _caption_sign(lowered: str) -> str | None:
    """The words that show a caption: a credit near the end or at the start, or what pictures show."""
    for sign in words().captions:
        at = lowered.find(sign)
        if at < 0 or (at > 0 and lowered[at - 1].isalnum()):
            continue
        shown = "pose" in sign or "seen in this" in sign or sign.startswith(("in this", "this "))
        if shown or at <= 1 or at + len(sign) >= len(lowered) - 60:
            return sign
    return None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a story's dateline stands, and the agency it names."""

    span: Span
    agency: str | None = None


def dateline(line: Line) -> Dateline | None:
    """The dateline that opens a story's line; one with an agency's sign may stand after a run-in headline."""
    match = _DATELINE.match(line.text[:200])
    if match is not None and 4 <= match.end() <= 110 and match.end() < len(line.text):
        agency = match["agency"] or match["slashed"]
        dated = match["date"] is None or bool(dates(match["date"]))
        if dated and (not agency or _is_agency(agency)) and _holds(line, match, agency):
            return Dateline(_prefix(line, 0, match.end()), agency)
    run_in = _RUN_IN.search(line.text[:500])
    if run_in is not None and _is_agency(run_in["agency"]):
        return Dateline(_prefix(line, run_in.start(), run_in.end()), run_in["agency"])
    return None


def lone_dateline(line: Line) -> Dateline | None:
    """The dateline that has a line of its own: a place in capitals, and a dash that nothing follows."""
    match = _DATELINE.match(line.text) if line.words <= LONE_DATELINE_WORDS else None
    if match is None or match.end() < len(line.text) or not match["places"] or match["end"] in ("", ":"):
        return None
    agency = match["agency"] or match["slashed"]
    place = match["places"].split(",")[0].replace("-", "").replace(".", "")
    if not place.isupper() or len(place) <= 3 or (agency and not _is_agency(agency)):
        return None
    return Dateline(line.span, agency)


def _prefix(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + len(line.text[:end].rstrip()))


def _is_agency(name: str) -> bool:
    return (
        name in words().agencies
        or (name.isupper() and 2 <= len(name.replace(" ", "")) <= 8)
        or any(word in words().site_words for word in name.lower().split())
        or all(part.strip() in words().agencies for part in re.split(r"[/,&]", name))
    )


def _holds(line: Line, match: re.Match[str], agency: str | None) -> bool:
    """Whether what looks like a dateline is one: by its agency, its capitals, or what follows it."""
    places, end = match["places"] or "", match["end"] or ""
    after = line.text[match.end() : match.end() + 2]
    parts = [part.strip() for part in re.split(r"[,/]", places) if part.strip()]
    if any(word.lower() in words().not_places for part in parts for word in part.split()[:1]) and not agency:
        return False
    starts = after[:1].isupper() or after[:1] in "“\"'‘[" or after[:1].isdigit()
    if agency:
        return bool(end) or agency in words().agencies or agency == "CNN"
    if match["date"] and end:
        return starts
    if not parts or not end or len(places.split()) > 6:
        return False
    if end == "-" and not line.text[match.start("end") - 1].isspace():
        return False
    capital = parts[0].replace("-", "").replace(".", "").isupper() and len(parts[0]) > 3
    if end == ":":
        return capital and starts and len(parts) <= 2
    if not starts:
        return capital and after[:1].islower() and len(parts[0].split()) <= 3 and end != "-"
    again = re.search(rf"\s{_DASH}+\s", line.text[match.end() : match.end() + 60])
    spaced = line.text[match.start("end") - 1 : match.start("end")].isspace()
    return capital or (again is None and (spaced or end in "–—" or end == "--") and (end != "-" or spaced))


def is_headline(line: Line) -> bool:
    """Whether the line could be a headline: short, not ended like a sentence, and made of several words."""
    text = plain(line.text[: TITLE_CHARACTERS + 1])
    if not 2 <= line.words <= 32 or len(text) > TITLE_CHARACTERS or text.endswith((",", ";", ":")):
        return False
    if not (text[:1].isupper() or text[:1].isdigit() or text[:1] in "“‘\"'[¿¡"):
        return False
    if line.stopped and text.rstrip("\"'”’").endswith("."):
        long_words = [word for word in text.split() if len(word) > 3]
        titled = sum(1 for word in long_words if word[:1].isupper())
        return line.words <= 22 and (2 * titled > len(long_words) or line.words <= 14)
    return True
