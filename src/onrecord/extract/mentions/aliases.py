"""Names in one article that it takes for one itself: abbreviations, former names, surnames close by."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.folding import fold
from onrecord.language.names import known_organisations, organisation_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.extract.mentions.lines import Line
    from onrecord.model import Mention

_FORMERLY = re.compile(
    r"\((?:formerly|previously|also known as|also called|known as|aka|a\.k\.a\.|or|now)"
    r"(?: known as| called)?(?: the)?[\s“\"‘]+$"
)
_CALLED = re.compile(
    r",? (?:also |better |commonly |widely |formerly |previously |once )?(?:known|abbreviated|referred to)"
    r"(?: simply)? (?:as|by its (?:acronym|initials))(?: the)?,?[\s“\"‘]+"
)
_PART_OF = re.compile(r"\b(?:in|of|for|at|on|by|with|from|near|to)\s(?:the\s)?$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[”\"’']?\s\(\s?[“\"‘']?$")


def with_aliases(text: str, lines: Sequence[Line], found: list[Mention]) -> tuple[Mention, ...]:
    """The names, each with the one that it stands for where the article says so."""
    explained = list(_with_explanations(text, found))
    return tuple(_with_bearers(lines, list(_with_short_organisations(explained))))


def _with_explanations(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Names beside each other that the text itself takes for one: "... Committee (HNC)", "X (formerly Y)"."""
    before: Mention | None = None
    for mention in found:
        if mention.form == "name" and mention.span and before and before.span:
            between = text[before.span.end : mention.span.start]
            after = text[mention.span.end : mention.span.end + 3]
            in_brackets = mention.kind != "person" and _is_in_brackets(between, after)
            if in_brackets and (_is_made_of(before, mention) or _is_short_name(before, mention, found)):
                mention = replace(mention, refers_to=before.id, why=f"{before.text} ({mention.text})")
            elif (_FORMERLY.search(between) and len(between) < 40) or _is_called(
                text, between, before, mention
            ):
                mention = replace(mention, refers_to=before.id, why=f"{before.text}{between}{mention.text}")
        if mention.form == "name" and not (
            before and before.span and mention.span and before.span.holds(mention.span)
        ):
            before = mention
        yield mention


def _with_short_organisations(found: list[Mention]) -> Iterator[Mention]:
    """ "the Observatory" is the one organisation of that word named before; where there is none, nobody."""
    for number, mention in enumerate(found):
        is_whole = mention.text not in organisation_words("heads") or mention.text in known_organisations()
        if is_whole or mention.kind != "organisation":
            yield _short_for(mention, found[:number]) or mention
            continue
        fuller = [m for m in found[:number] if m.form == "name" and mention.text in m.text.split()[1:]]
        if len({fold(m.text) for m in fuller}) == 1:
            why = f"the only {mention.text} named before"
            yield replace(mention, refers_to=fuller[-1].id, why=why)


def _short_for(mention: Mention, before: list[Mention]) -> Mention | None:
    """ "Norvik" is the one "Norvik Bank" named before."""
    if mention.kind != "organisation" or mention.refers_to or " " in mention.text:
        return None
    if mention.text in known_organisations():
        return None  # the U.N. is not the U.N. Security Council
    fuller = [m for m in before if m.form == "name" and m.text.split()[0] == mention.text and " " in m.text]
    fuller = [m for m in fuller if m.kind in {"organisation", "group", "outlet"}]
    if len({fold(m.text) for m in fuller}) != 1:
        return None
    return replace(mention, refers_to=fuller[-1].id, why=f"the only “{mention.text} …” named before")


def _with_bearers(lines: Sequence[Line], found: list[Mention]) -> Iterator[Mention]:
    """A surname that several people of the article bear is the one named last, if close by only that one is.

    Close by is the paragraph of the surname and the one before.
    """
    full: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.kind == "person" and " " in fold(mention.text):
            full.setdefault(fold(mention.text).rsplit(" ", 1)[1], []).append(mention)
    shared = {name for name, some in full.items() if len({fold(m.text) for m in some}) > 1}
    starts = [line.sentence.span.start for line in lines]
    paragraphs = [line.sentence.paragraph for line in lines]

    def paragraph(mention: Mention) -> int:
        assert mention.span is not None
        return paragraphs[bisect_right(starts, mention.span.start) - 1]

    for mention in found:
        if mention.kind == "person" and mention.span and fold(mention.text) in shared:
            here = paragraph(mention)
            near = [
                m for m in full[fold(mention.text)] if 0 <= here - paragraph(m) <= 1 and m.id != mention.id
            ]
            before = [m for m in near if m.span and m.span.start < mention.span.start]
            if before and len({fold(m.text) for m in near}) == 1:
                why = f"the only {mention.text} named in this paragraph and the one before"
                mention = replace(mention, refers_to=before[-1].id, why=why)
        yield mention


def _is_in_brackets(between: str, after: str) -> bool:
    """Whether the second of two names stands alone in brackets right after the first."""
    return bool(
        _ABBREVIATION.search(between) and len(between) <= 5 and after.lstrip("”\"’' ").startswith(")")
    )


def _is_made_of(full: Mention, short: Mention) -> bool:
    """Whether `short` is made of the initials of `full`, in order."""
    letters = list(fold(short.text).replace(" ", ""))
    initials = [word[0] for word in fold(full.text).split()]
    return len(letters) >= 2 and ("".join(letters) in "".join(initials) or _in_order(letters, iter(initials)))


def _is_short_name(full: Mention, short: Mention, found: Sequence[Mention]) -> bool:
    """Whether `short` is a body's name in another language, made to be used: "Port Authority (Apok)".

    It is one word, for a name of several, and the article goes on with it.
    """
    if {full.kind, short.kind} != {"organisation"} or " " in short.text or " " not in full.text:
        return False
    return any(other.text == short.text and other.id != short.id for other in found)


def _is_called(text: str, between: str, before: Mention, mention: Mention) -> bool:
    """Whether the name before is what is "known as" this one: not "the mission in Velmara, known as VELM"."""
    assert before.span is not None
    alike = before.kind == mention.kind or "government" not in {before.kind, mention.kind}
    return alike and bool(_CALLED.fullmatch(between)) and not _PART_OF.search(text[: before.span.start][-20:])


def _in_order(letters: list[str], initials: Iterator[str]) -> bool:
    return all(letter in initials for letter in letters)
