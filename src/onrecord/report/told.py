"""One statement as it is told: who said it, by whose account, in which words, and where they stand."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.clarity import has_verb
from onrecord.language.folding import fold
from onrecord.report.dates import in_words
from onrecord.report.visible import in_line
from onrecord.report.wording import does

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.model import Article, Party, Statement

UNNAMED_OUTLET = "outlet not named"
NOBODY = "nobody named"
WHOLE = 200
"""Characters of a statement from its first to its last that are still read in one go."""
NO_REASON = "the text doesn't say who it is"
_LINE_END = re.compile(r"\r\n|\r|\n")
_PRINTED = re.compile(r"\.(txt|text|md|markdown)$", re.IGNORECASE)
"""Names of files whose text is the file itself, so that a line of the text is a line of the file."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a chain: a party, or (`party` None) words for one whom the text leaves open.

    `beside` are those who speak together with it.
    """

    name: str
    party: str | None
    beside: tuple[Voice, ...] = ()

    @property
    def each(self) -> tuple[Voice, ...]:
        """All who speak here, this one first."""
        return (self, *self.beside)

    def __str__(self) -> str:
        names = [voice.name for voice in self.each]
        return " and ".join((", ".join(names[:-1]), names[-1])) if self.beside else self.name


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is told.

    `number` counts the attributed statements of the account from 1. `chain` runs from the one who speaks
    over those who pass it on to the outlet. `parts` are the content, verbatim. `line` is that of the first
    character of the content, from 1, in the article's text; `path` the article's.
    `does` is what the speaker does: "denies", or the cue as printed where that tells more than the act.
    `reason` says why nobody is named as the speaker, and is empty where someone is. `outlet` is None where
    the article names none. `published` is the article's date in words.
    `whole` is all from the first character of source, cue and content to the last, verbatim on one line;
    empty where that is long or stands on several lines.
    """

    number: int
    statement: Statement
    path: str
    line: int
    line_is_of_file: bool
    chain: tuple[Voice, ...]
    parts: tuple[str, ...]
    said: str
    does: str
    outlet: str | None
    reason: str = ""
    published: str = ""
    whole: str = ""

    @property
    def speaker(self) -> Voice:
        """Who is said to have said it."""
        return self.chain[0]

    @property
    def words(self) -> str:
        """The content on one line, acting characters shown, parts of a divided content joined by " … "."""
        return " … ".join(in_line(part) for part in self.parts)

    @property
    def alone(self) -> str:
        """Its words as they are read by themselves: with source and cue where they are no sentence.

        "The closure of the port" tells a reader nothing who isn't told that it was condemned.
        """
        return self.words if not self.whole or has_verb(self.words) else self.whole

    @property
    def where(self) -> str:
        """File and line: "story/a.txt:12"; for a page the line is that of the text taken out of it."""
        path = in_line(self.path)
        return f"{path}:{self.line}" if self.line_is_of_file else f"{path} (line {self.line} of its text)"

    @property
    def route(self) -> str:
        """The chain in words: "Akar ← Hurriyet ← Global Research"."""
        return " ← ".join(str(voice) for voice in self.chain)


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def at(self, offset: int) -> int:
        """The line, from 1, in which the character at `offset` stands."""
        return bisect.bisect_right(self._starts, offset)


class Teller:
    """Tells the statements of one article; `names` are the parties by id, `others` its statements by id."""

    def __init__(self, article: Article, statements: Iterable[Statement], names: Mapping[str, Party]) -> None:
        self._article = article
        self._others = {statement.id: statement for statement in statements}
        self._names = names
        self._lines = Lines(article.text)
        self._outlet = in_line(article.outlet) if article.outlet else None
        self._published = in_words(article.published)
        self._line_is_of_file = article.sha256 == article.text_sha256 or bool(_PRINTED.search(article.path))

    def tell(self, statement: Statement, number: int) -> Told:
        """The statement as it is told under this number."""
        chain = self._chain(statement)
        return Told(
            number=number,
            statement=statement,
            path=self._article.path,
            line=self._lines.at(statement.content[0].start),
            line_is_of_file=self._line_is_of_file,
            chain=chain,
            parts=tuple(span.of(self._article.text) for span in statement.content),
            said=in_words(statement.said),
            does=does(statement, self._article.text),
            outlet=self._outlet,
            reason="" if chain[0].party else (in_line(statement.speaker_why) or NO_REASON),
            published=self._published,
            whole=self._whole(statement),
        )

    def _whole(self, statement: Statement) -> str:
        whole = statement.hull.of(self._article.text) if statement.is_attributed else ""
        return "" if len(whole) > WHOLE or _LINE_END.search(whole) else in_line(whole)

    def _chain(self, statement: Statement) -> tuple[Voice, ...]:
        """From the speaker outwards; who passes on their own words is named once.

        A statement that is within itself (a damaged ledger) ends the walk.
        """
        voices: list[Voice] = []
        seen: set[str] = set()
        step: Statement | None = statement
        while step is not None and step.id not in seen:
            seen.add(step.id)
            if step.is_attributed:
                voices.append(self._voice(step))
            step = self._others.get(step.within) if step.within else None
        voices.append(Voice(self._outlet or UNNAMED_OUTLET, None if voices else statement.speaker))
        return tuple(v for i, v in enumerate(voices) if i == 0 or fold(v.name) != fold(voices[i - 1].name))

    def _voice(self, statement: Statement) -> Voice:
        party = self._names.get(statement.speaker) if statement.speaker else None
        if party:
            others = (self._names.get(id) for id in statement.more_speakers)
            beside = (Voice(in_line(one.name), one.id) for one in others if one and one.id != party.id)
            return Voice(in_line(party.name), party.id, tuple(beside))
        if statement.source:
            return Voice(f"‘{in_line(statement.source.of(self._article.text))}’ (not settled)", None)
        return Voice(NOBODY, None)
