"""The names of an article: who may be a party, where each is printed.

Precise rather than exhaustive: a country counts where it acts or lends its adjective, not where something
merely happens in it; capitals alone make no name unless something in the article says that it is someone's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.context import acts, follows_one_spoken_to, is_only_where
from onrecord.extract.gazetteer import longest
from onrecord.extract.name_runs import Candidate, candidates, title_before
from onrecord.extract.words import Word, words
from onrecord.language.folding import fold
from onrecord.language.names import not_names, word_class
from onrecord.model import Mention, Span, content_id

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from onrecord.language import Parsed, Sentence
    from onrecord.model.mention import MentionForm

_FORMERLY = re.compile(
    r"\((?:formerly|previously|also known as|also called|known as|aka|a\.k\.a\.|or|now)"
    r"(?: known as| called)?(?: the)?[\s“\"‘]+$"
)
_ABBREVIATION = re.compile(r"[”\"’']?\s\(\s?[“\"‘']?$")
_HEADING_SHARE = 0.6
"""Share of the longer words that have capitals from which on a line is set as a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's words, and whether capitals say nothing in it (a heading) or all is in capitals."""

    sentence: Sentence
    words: list[Word]
    is_heading: bool
    in_capitals: bool


def named(parsed: Parsed, sources: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """The names and adjectives, in order; `sources` are the spans of those who are said to speak."""
    text = parsed.article.text
    lines = [_line(text, sentence) for sentence in parsed.sentences]
    found = [
        candidate
        for number, line in enumerate(lines)
        if not line.is_heading
        for candidate in candidates(line.words, number)
    ]
    decided = list(_Decision(lines, found, sources).kept())
    names = {fold(text[c.span.start : c.span.end]): c for c in decided if c.form == "name"}
    for number, line in enumerate(lines):
        if line.is_heading:
            decided += _in_heading(line, number, names)
    mentions = {
        (candidate.span, candidate.form): _mention(parsed, candidate)
        for candidate in sorted(decided, key=lambda c: (c.span, c.form))
    }
    return tuple(_with_bearers(lines, list(_with_aliases(text, list(mentions.values())))))


def mention_id(article: str, span: Span | None, form: MentionForm) -> str:
    """The id of a mention: the same article, place and form have the same one."""
    where = (span.start, span.end) if span else ("", "")
    return content_id("mention", article, *where, form)


def _line(text: str, sentence: Sentence) -> Line:
    some = words(text, sentence.span)
    long = [word for word in some if len(word.text) > 3 and word.text[0].isalpha()]
    capital = [word for word in long if word.text[0].isupper()]
    shouted = [word for word in long if word.text.isupper()]
    in_capitals = len(long) >= 2 and len(shouted) >= 0.8 * len(long)
    if sentence.region == "title":
        is_heading = len(long) >= 3 and len(capital) >= _HEADING_SHARE * len(long)
    else:
        small = {word.text for word in some if word.text[0].islower()}
        is_heading = len(capital) >= 4 and small <= word_class("small in headings")
    return Line(sentence, some, is_heading or in_capitals, in_capitals)


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
    is_place = found.kind == "government" and (
        is_only_where(line.words, at) or found.form == "seat" or line.words[at].possessive
    )
    heads_a_label = at + many < len(line.words) and line.words[at + many].gap.startswith(":")
    if not is_place and not (heads_a_label and found.kind == "government"):
        form: MentionForm = "adjective" if found.form == "demonym" else "name"
        here = tuple(line.words[at : at + many])
        yield Candidate(here, form, found.kind, "known", None, number, at)
    return many


class _Decision:
    """Which candidates of an article are kept, and as what."""

    def __init__(self, lines: Sequence[Line], found: Sequence[Candidate], sources: Sequence[Span]) -> None:
        self.lines, self.found, self.sources = lines, found, sources
        self.people = {
            part: candidate
            for candidate in found
            if candidate.kind == "person" and candidate.sureness == "named"
            for part in _parts(candidate)
        }
        weak = [c for c in found if c.sureness == "weak" and c.kind != "thing"]
        self.places = {_key(c) for c in weak if is_only_where(self._run(c), c.at)}
        self.actors = {_key(c) for c in weak if self._acts(c)}
        self.lower = {w.text for line in lines for w in line.words if w.text.islower()}
        self.seen = {_key(c) for c in weak if len(c.words) > 1 or c.at > 0}

    def _run(self, candidate: Candidate) -> list[Word]:
        return self.lines[candidate.sentence].words

    def _acts(self, candidate: Candidate) -> bool:
        run, end = self._run(candidate), candidate.at + len(candidate.words)
        return acts(run, candidate.at, end) or self._heads_a_source(candidate)

    def _heads_a_source(self, candidate: Candidate) -> bool:
        """Whether a source is this name alone, but for what leads up to it or is set off ("Kolar, 34,")."""
        span = candidate.span
        after = self._run(candidate)[candidate.at + len(candidate.words) :][:1]
        is_set_off = not after or after[0].gap not in {" ", "\xa0"}
        return any(
            source.holds(span) and (source.end - span.end <= 2 or (source.start == span.start and is_set_off))
            for source in self.sources
        )

    def kept(self) -> Iterator[Candidate]:
        """The candidates that are names of someone, with their kinds."""
        for candidate in self.found:
            if candidate.form == "adjective" or candidate.sureness == "named":
                yield candidate
            elif candidate.sureness == "known":
                if self._is_known_actor(candidate):
                    kind = "government" if candidate.kind == "seat" else candidate.kind
                    yield replace(candidate, kind=kind)
            elif candidate.kind != "thing":
                yield from self._weak(candidate)

    def _is_known_actor(self, candidate: Candidate) -> bool:
        run, at, end = self._run(candidate), candidate.at, candidate.at + len(candidate.words)
        if candidate.kind not in {"government", "seat"}:
            return True
        if self._heads_a_source(candidate):
            return True
        if is_only_where(run, at) or (run[end - 1].possessive and self._owns_a_place(run, end)):
            return False
        if candidate.kind == "government":
            return not self._is_label(candidate)
        if end < len(run) and run[end].gap == ", ":
            return False
        return acts(run, at, end) or self._is_seat_acting(run, at, end)

    @staticmethod
    def _owns_a_place(run: Sequence[Word], end: int) -> bool:
        """Whether a name follows that is no title or organisation: "Syria's Raqqa"."""
        return (
            end < len(run)
            and run[end].is_capital
            and longest(run, end) is None
            and next((c.sureness for c in candidates(run[end : end + 4], 0)), "weak") == "weak"
            and not any(title_before(run, k) for k in range(end + 1, min(end + 4, len(run))))
        )

    def _is_label(self, candidate: Candidate) -> bool:
        """Whether a colon follows at the start of a line: "Syria: talks resume"."""
        run, end = self._run(candidate), candidate.at + len(candidate.words)
        return candidate.at == 0 and end < len(run) and run[end].gap.startswith(":")

    @staticmethod
    def _is_seat_acting(run: Sequence[Word], at: int, end: int) -> bool:
        """Whether a capital acts by what stands before: "launched by Ankara", "between Moscow and Kyiv"."""
        if run[end - 1].possessive:
            return False
        if at > 0 and run[at].gap == " " and run[at - 1].text.lower() in {"by", "between"}:
            return True
        after = run[end].text.lower() if end < len(run) and run[end].gap == " " else ""
        return after in {"has", "had", "will", "would", "have"}

    def _weak(self, candidate: Candidate) -> Iterator[Candidate]:
        key = _key(candidate)
        run, at = self._run(candidate), candidate.at
        if len(candidate.words) == 1:
            if key not in self.seen and (key in self.lower or key.endswith("s")) and key not in self.people:
                return
            person = self.people.get(key)
            if person and not is_only_where(run, at):
                yield replace(candidate, kind="person")
            elif key in self.places and key not in self.actors:
                return
            elif (key in self.actors and (key in self.seen or self._acts(candidate))) or (
                at > 0
                and follows_one_spoken_to(run, at)
                and key not in self.places
                and self._is_alone(run, at)
            ):
                yield replace(candidate, kind="person")
        elif key not in self.places and self._looks_like_a_person(candidate):
            end = at + len(candidate.words)
            if key in self.actors or follows_one_spoken_to(run, at) or _is_aged(run, end):
                yield replace(candidate, kind="person")

    @staticmethod
    def _is_alone(run: Sequence[Word], at: int) -> bool:
        return at + 1 == len(run) or run[at + 1].gap != " " or not run[at + 1].text[0].isupper()

    def _looks_like_a_person(self, candidate: Candidate) -> bool:
        some = candidate.words
        return 2 <= len(some) <= 4 and all(word.text.isalpha() or "-" in word.text for word in some)


def _is_aged(run: Sequence[Word], end: int) -> bool:
    """Whether an age follows: "Ana Kolar, 34,"."""
    return end < len(run) and run[end].gap == ", " and run[end].text.isdigit() and len(run[end].text) < 4


def _key(candidate: Candidate) -> str:
    return fold(" ".join(word.text for word in candidate.words))


def _parts(candidate: Candidate) -> set[str]:
    """What a person is called for short: the last word, the last with its particles, the first."""
    some = [word.text for word in candidate.words]
    if len(some) == 1:
        return {fold(some[0])}
    last = next((k for k in range(1, len(some)) if some[k][0].islower()), len(some) - 1)
    tail = fold(" ".join(some[last:]))
    short = {fold(some[-1]), tail, fold(some[0])} | {fold(some[-1]).removeprefix("al ")}
    return {part for part in short if part not in {fold(word) for word in not_names("never")}}


def _with_aliases(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Names beside each other that the text itself takes for one: "... Committee (HNC)", "X (formerly Y)"."""
    before: Mention | None = None
    for mention in found:
        if mention.form == "name" and mention.span and before and before.span:
            between = text[before.span.end : mention.span.start]
            after = text[mention.span.end : mention.span.end + 3]
            if mention.kind != "person" and _is_abbreviation(between, after, before, mention):
                mention = replace(mention, refers_to=before.id, why=f"{before.text} ({mention.text})")
            elif _FORMERLY.search(between) and len(between) < 40:
                mention = replace(
                    mention, refers_to=before.id, why=f"{before.text} {between.strip()} {mention.text}"
                )
        if mention.form == "name" and not (
            before and before.span and mention.span and before.span.holds(mention.span)
        ):
            before = mention
        yield mention


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


def _is_abbreviation(between: str, after: str, full: Mention, short: Mention) -> bool:
    """Whether `short` stands in brackets right after `full` and is made of its initials, in order."""
    letters = list(fold(short.text).replace(" ", ""))
    if not _ABBREVIATION.search(between) or len(between) > 5 or not after.lstrip("”\"’' ").startswith(")"):
        return False
    initials = [word[0] for word in fold(full.text).split()]
    return len(letters) >= 2 and ("".join(letters) in "".join(initials) or _in_order(letters, iter(initials)))


def _in_order(letters: list[str], initials: Iterator[str]) -> bool:
    return all(letter in initials for letter in letters)
