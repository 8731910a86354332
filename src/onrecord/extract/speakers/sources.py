"""What the words of a source amount to: a name that heads it, a pronoun, or a description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.speakers.classes import class_words
from onrecord.extract.words import words
from onrecord.language.folding import fold
from onrecord.language.names import not_names, word_class

if TYPE_CHECKING:
    from onrecord.extract.speakers.cast import Cast
    from onrecord.extract.words import Word
    from onrecord.model import Mention, Span

Pronoun = Literal["he", "she", "it", "they", "i", "we", "who"]

_PRONOUNS: dict[str, Pronoun] = {
    "he": "he", "him": "he", "himself": "he", "his": "he", "she": "she", "her": "she", "herself": "she",
    "it": "it", "its": "it", "they": "they", "them": "they", "their": "they", "i": "i", "my": "i", "me": "i",
    "we": "we", "our": "we", "us": "we", "who": "who", "which": "who", "that": "who", "whom": "who",
    "both": "they", "these": "they", "those": "they",
}  # fmt: skip
_PREPOSITIONS = word_class("prepositions")
_CARRIERS = word_class("carriers")
"""What comes from someone and speaks for them: "a statement by the ministry", "Wednesday's edition of"."""
_CLASSES = word_class("classes")
"""What a name before it is: "the Hurriyet daily", "the AFP news agency"."""
_OPEN_HEADS = word_class("heads end at")
_PARTICIPLES = word_class("participles")
_OFFICIALS = word_class("bodies of officials")
_PLAIN = word_class("said of any government")
_WITH_AGENCIES = frozenset({"UN", "U.N.", "United Nations", "EU", "European Union"})
"""Bodies whose agencies have names of their own: "the UN health agency" is not the UN."""
_AGENCIES = word_class("agencies")
_RELATIONS = word_class("words for men") | word_class("words for women") | word_class("whose people")
SELVES = frozenset({"himself", "herself", "itself", "themselves"})
"""What only stresses who it is: "the director himself"."""
_GOES_ON = frozenset({"and", "or", "nor", "as", "along", "together"})
_RELATIVES = word_class("relatives")
_GOVERNING = word_class("governing")


@dataclass(frozen=True, slots=True)
class Source:
    """A source's words, its lower-case form, and the names in it."""

    span: Span
    words: tuple[Word, ...]
    names: tuple[Mention, ...]
    adjectives: tuple[Mention, ...]

    @property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.text.lower() for word in self.words)

    @property
    def pronoun(self) -> Pronoun | None:
        """The pronoun that it is, alone or as in "he himself", or None."""
        some = [word for word in self.lower if word not in SELVES | {"all", "also"}]
        if len(some) == 1 and not (self.words[0].is_acronym and len(self.words[0].text) > 1):
            return _PRONOUNS.get(some[0])
        return None

    @property
    def is_definite(self) -> bool:
        """Whether it points back: "the minister", "his office", "this report"."""
        if self.lower[:1] == ("that",):
            return not self.head.endswith("s")
        return self.lower[:1] in {("the",), ("this",), ("his",), ("her",), ("its",), ("their",)}

    @property
    def is_owned(self) -> bool:
        """Whether a pronoun says whose it is, which has to be known first: "his brother"."""
        return self.lower[:1] in {("his",), ("her",), ("its",), ("their",), ("my",), ("our",)}

    @property
    def has_owner(self) -> bool:
        """Whether a noun says whose it is: "the chancellor's spokesman"."""
        return any(word.possessive for word in self.words[: max(0, len(self.first_part) - 1)])

    @property
    def opens_with_name(self) -> bool:
        """Whether a name or adjective opens it: "Turkey's president", "UN chief"."""
        firsts = [m.span.start for m in (*self.names, *self.adjectives) if m.span]
        return bool(self.words) and self.words[0].start in firsts

    @property
    def first_part(self) -> tuple[str, ...]:
        """The words up to the head in lower case: "a spokesman" of "a spokesman for the army"."""
        part: list[str] = []
        for word in self.words:
            if part and (
                word.text.lower() in _OPEN_HEADS | _PARTICIPLES | SELVES
                or any(mark in word.gap for mark in ",;:(–—")
            ):
                break
            part.append(word.text.lower())
        return tuple(part)

    @property
    def head(self) -> str:
        """The word that says what it is, of its first part: "spokesman" of "a spokesman for the army"."""
        return self.first_part[-1] if self.first_part else ""

    @property
    def narrower(self) -> tuple[str, ...]:
        """What narrows the head: "health" of "the health ministry" and of "the ministry of health"."""
        before = [word for word in self.first_part[:-1] if word not in word_class("opens a description")]
        after = self.lower[len(self.first_part) :]
        goes_on = (
            after[1:] if after[:1] == ("of",) and "," not in self.words[len(self.first_part)].gap else ()
        )
        return (*before, *(word for word in goes_on[:3] if word not in word_class("opens a description")))

    @property
    def says_enough(self) -> bool:
        """Whether it says without a name which body of the country is meant: "the interior ministry"."""
        narrowing = [word for word in self.narrower if word not in class_words("plain")]
        alone = self.head in class_words("alone")
        return alone or (bool(narrowing) and self.head in class_words("by themselves"))


def source_of(cast: Cast, span: Span) -> Source:
    """The source that stands at `span`."""
    inside = cast.inside(span.start, span.end)
    return Source(
        span,
        tuple(words(cast.text, span)),
        tuple(cast.names_in(span)),
        tuple(m for m in inside if m.form == "adjective"),
    )


def same_description(text: str, source: Source) -> bool:
    """Whether a text is the same words, whatever their case."""
    return fold(text) == fold(" ".join(word.text for word in source.words))


def heading_name(cast: Cast, source: Source) -> Mention | None:
    """The name that the source is about: a person first, then what else may speak; the first of several."""
    heads = heading_names(cast, source)
    people = [name for name in heads if name.kind == "person"]
    return next(iter(people or heads), None)


def heading_names(cast: Cast, source: Source) -> list[Mention]:
    """The names in the source that are no mere part of what describes somebody, in order."""
    found: list[Mention] = []
    aside: Mention | None = None
    for name in source.names:
        is_where = name.kind != "person" and _is_second_place(cast.text, source, name)
        if _is_head(cast, source, name) and not (
            is_where or (aside and _go_together(cast.text, aside, name))
        ):
            found.append(name)
        else:
            aside = name
    return found


_TWO_PLACES = re.compile(
    r"\b(?:in|of|from|at|near|for|with) (?:both )?(?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)* and (?:the )?$"
)


_TOWN_BEFORE = re.compile(r"\b(?:in|of|from|at|near) (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*, (?:the )?$")


def _is_second_place(text: str, source: Source, name: Mention) -> bool:
    """Whether it is the second of two that say where somebody is: "officials in Norway and Sweden"."""
    assert name.span is not None
    return _TWO_PLACES.search(text[source.span.start : name.span.start]) is not None


def _go_together(text: str, one: Mention, other: Mention) -> bool:
    """Whether "and" alone joins two names: "a lawyer for Ana Kolar and Ivo Brandt"."""
    assert one.span is not None and other.span is not None
    return text[one.span.end : other.span.start].strip() == "and"


def _is_head(cast: Cast, source: Source, name: Mention) -> bool:
    assert name.span is not None
    before = [word for word in source.words if word.end <= name.span.start]
    after = [word for word in source.words if word.start >= name.span.end]
    if after and _is_owner(cast.text, source, name.span.end):
        return name.kind == "person" and after[-1].text.lower() in _CARRIERS
    described = before[1:] if source.lower[0] == "whose" else before
    if any(word.text.lower() in _RELATIVES for word in described):
        return False
    if name.kind == "person" and _are_people_of_someone(source, before):
        return False
    if _follows_country(before, name, source.span):
        return True
    if _only_describes(cast.text, source, name, after):
        return False
    if _hangs_on_preposition(
        before, name, bool(before and any("," in w.gap for w in _upto(before, name, cast)))
    ):
        return False
    if after and after[0].gap == " " and after[0].text[0].islower():
        following = after[0].text.lower()
        if name.text in _WITH_AGENCIES and not _AGENCIES.isdisjoint(word.text.lower() for word in after[:3]):
            return False
        if following in _OPEN_HEADS or following in _PREPOSITIONS or following in _GOES_ON:
            return True
        if name.kind == "person":
            return following.endswith(("ly", "self")) or after[-1].text.lower() in _CARRIERS
        is_called = any(word.text.lower() in _CLASSES for word in after[:2]) and not _is_named(after)
        if following in _GOVERNING:
            return name.kind == "government" and not is_called  # "Nigeria state radio" is no country
        return is_called and name.kind != "government"
    return True


def _is_named(after: list[Word]) -> bool:
    """Whether a name follows the word for what it is: "the Opal Union daily Lantern" isn't the union."""
    at = next((k for k, word in enumerate(after) if word.text.lower() in _CLASSES), len(after))
    return any(word.is_capital and word.gap == " " for word in after[at + 1 : at + 2])


def _is_owner(text: str, source: Source, end: int) -> bool:
    """Whether a name that ends there is a possessive: "Ober's", "Sams' "."""
    bare = text[end - 1] == "s" and text[end : end + 2] in {"' ", "’ "}
    return bare or any(word.possessive and word.end == end for word in source.words)


def _only_describes(text: str, source: Source, name: Mention, after: list[Word]) -> bool:
    """Whether it only says where, whose or which.

    "Scientists in Varga, Norway", "the Lomar, N.Y., police", "the U.S. Centers for Disease Control", "63 UN
    and local bodies".
    """
    assert name.span is not None
    before = text[source.span.start : name.span.start]
    is_state = name.text.endswith(".") and name.kind == "organisation"
    if (name.kind == "government" or is_state) and _TOWN_BEFORE.search(before):
        return True
    goes_on = bool(after) and name.kind == "government" and after[0].gap == " " and after[0].is_capital
    is_day = goes_on and after[0].text in not_names("never")  # "Norway Saturday condemned it"
    if goes_on and not is_day and after[0].text.lower() not in _GOVERNING:
        return True
    joins = bool(after) and after[0].text in {"and", "or"} and not after[-1].is_capital
    return joins and before.rstrip()[-1:].isdigit() and after[-1].text.endswith("s")


def _are_people_of_someone(source: Source, before: list[Word]) -> bool:
    """Whether it is several people, and the name only says whose: "Relatives of one victim, Ana Kolar"."""
    lower = [word.text.lower() for word in before]
    return (
        source.head.endswith("s")
        and source.head in lower[:-1]
        and lower[lower.index(source.head) + 1] == "of"
    )


def _follows_country(before: list[Word], name: Mention, span: Span) -> bool:
    """Whether a person ends the source right after a name: "the Minister of Defence of Turkey Fikri Işık"."""
    assert name.span is not None
    return (
        name.kind == "person"
        and name.span.end == span.end
        and len(before) > 2
        and before[-1].is_capital
        and before[-1].text.lower() != (name.title or "").rstrip(".").lower()
        and name.span.start - before[-1].end == 1
    )


def _upto(before: list[Word], name: Mention, cast: Cast) -> list[Word]:
    """The words of the apposition before the name: after its last comma."""
    assert name.span is not None
    gap = cast.text[before[-1].end : name.span.start]
    return before[-1:] if "," not in gap else [type(before[0])(0, 0, "", False, ",")]


def _hangs_on_preposition(before: list[Word], name: Mention, after_comma: bool) -> bool:
    """Whether the name only completes another noun: "a lawyer for Ana Kolar"."""
    some = [word.text.lower() for word in before]
    title = [word.lower() for word in re.findall(r"\w+", name.title or "")]
    joined = {"and"} if name.kind != "person" else set[str]()
    while some and (
        some[-1] in title or some[-1] in {"the", "both"} | joined or before[len(some) - 1].is_capital
    ):
        some.pop()
    if after_comma or not some or some[-1] not in _PREPOSITIONS:
        return False
    carrier = some[-2] if len(some) > 1 else ""
    if name.title and some[-1] == "of":
        return carrier in _RELATIONS  # "the widow of the novelist Ann Ober"
    if some[-1] == "in" and name.kind == "government":
        return True  # where, not whose: "reports in Italy"
    return carrier not in _CARRIERS | _OFFICIALS


def _words_of(source: Source, mention: Mention) -> list[Word]:
    assert mention.span is not None
    return [w for w in source.words if mention.span.start <= w.start and w.end <= mention.span.end]


def governing_adjective(source: Source) -> Mention | None:
    """The adjective or name of the country whose government is meant: "Turkish authorities"."""
    if source.head not in _GOVERNING:
        return None
    countries_words = {
        word.text
        for m in (*source.adjectives, *source.names)
        if m.kind == "government"
        for word in _words_of(source, m)
    }
    rest = {w.text.lower() for w in source.words if w.text not in countries_words} - {source.head} - _PLAIN
    if rest:
        return None
    countries = [m for m in (*source.adjectives, *source.names) if m.kind == "government"]
    return countries[0] if countries else None
