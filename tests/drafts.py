"""Readings made by hand: spans are found by the words they cover, so that a test reads like its article."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.model import (
    OPEN,
    Act,
    Article,
    Evidence,
    Interval,
    Mention,
    Party,
    Reading,
    Region,
    RegionKind,
    Span,
    Statement,
    content_id,
)

if TYPE_CHECKING:
    from onrecord.model.statement import Commitment, Polarity, Quoted


@dataclass(frozen=True, slots=True)
class How:
    """What a statement amounts to, where it isn't a plain saying."""

    act: Act = "say"
    quoted: Quoted = "indirect"
    polarity: Polarity = "affirmed"
    commitment: Commitment = "certain"
    said: Interval = OPEN
    why: str = ""


@dataclass(slots=True)
class Draft:
    """An article in the making; `voices` are the parties its mentions belong to, by mention id."""

    text: str
    path: str
    outlet: str | None = None
    title: str | None = None
    published: Interval = OPEN
    is_read: bool = True
    kinds: tuple[tuple[str, RegionKind], ...] = ()
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    voices: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The article's id."""
        return content_id("article", self.text, self.outlet)

    def says(
        self,
        who: str | None,
        parts: tuple[str, ...],
        roles: tuple[str | None, str | None],
        how: How = How(),
        within: str | None = None,
    ) -> str:
        """A statement of a party: content, (source, cue); gives its id."""
        content = tuple(self.span(part) for part in parts)
        source, cue = (self.span(words) if words else None for words in roles)
        voice = self._voice(who, source) if who else None
        statement = Statement(
            id=content_id("statement", self.id, parts, roles),
            article=self.id,
            content=content,
            source=source,
            cue=cue,
            voice=voice,
            speaker_why=how.why,
            quoted=how.quoted,
            act=how.act,
            polarity=how.polarity,
            commitment=how.commitment,
            said=how.said,
            within=within,
        )
        self.statements.append(statement)
        return statement.id

    def span(self, words: str) -> Span:
        """The one place where these words stand."""
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)]
        assert len(found) == 1, (words, found)
        return Span(*found[0])

    def _voice(self, who: str, source: Span | None) -> str:
        text = source.of(self.text) if source else who
        form = "name" if source else "outlet"
        mention = Mention(
            content_id("mention", self.id, source, who), self.id, text, source, form, "person", who
        )
        if mention.id not in self.voices:
            self.voices[mention.id] = who
            self.mentions.append(mention)
        return mention.id

    def reading(self) -> Reading:
        """What would have been read out of it."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        article = Article(
            id=self.id,
            path=self.path,
            sha256=digest,
            text=self.text,
            text_sha256=digest,
            language="en" if self.is_read else "fr",
            is_read=self.is_read,
            title=self.title,
            outlet=self.outlet,
            published=self.published,
            published_basis=() if self.published.is_open else (Evidence("manifest.jsonl"),),
            regions=tuple(self._regions()),
        )
        return Reading(article, tuple(self.statements), tuple(self.mentions))

    def _regions(self) -> list[Region]:
        """The named stretches, and body between them."""
        named = sorted((self.span(words), kind) for words, kind in self.kinds)
        regions: list[Region] = []
        at = 0
        for span, kind in [*named, (Span(len(self.text), len(self.text) + 1), None)]:
            if self.text[at : span.start].strip():
                regions.append(Region(Span(at, span.start), "body"))
            if kind:
                regions.append(Region(span, kind))
            at = span.end
        return regions


def parties(drafts: list[Draft], kinds: dict[str, str]) -> list[Party]:
    """One party to a name."""
    mentions: dict[str, list[str]] = {}
    for draft in drafts:
        for mention, name in draft.voices.items():
            mentions.setdefault(name, []).append(mention)
    return [
        Party(content_id("party", name), name, kinds.get(name, "person"), tuple(sorted(ids)))  # type: ignore[arg-type]
        for name, ids in sorted(mentions.items())
    ]
