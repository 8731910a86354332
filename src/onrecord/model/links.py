"""What is seen only across articles: echoes, claims, conflicts, positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.article import Evidence
from onrecord.model.interval import Interval
from onrecord.model.party import Place
from onrecord.model.span import Span

Stance = Literal["asserts", "denies", "doubts"]
Leaning = Literal["for", "against", "conditional", "open", "told"]
"""What a line amounts to towards an issue; "told" where it only tells how things are."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The same matter in two articles: `a` of the one, `b` of the other."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Echo:
    """Two articles that share text."""

    a: str
    b: str
    kind: Literal["identical", "revision", "excerpt", "reworded"]
    passages: tuple[Passage, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Suspicion:
    """An article that looks put together from others, or translated, by a machine: by which signs."""

    article: str
    signs: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that statements assert, deny or doubt.

    `statements` are (statement id, stance), `gist` the statement whose words stand for it, `origin_of`
    (statement id, origin key): the count of distinct keys is the count of independent origins. `origin_why`
    (statement id, text) says why each is taken for its statement's. `strength` (0 to 1) is how likely the two
    of its statements say the same that do so most surely: of two origins, where it has several, else of two
    articles, where it has several. Where people judged that they do, it is 1.
    """

    id: str
    gist: str
    statements: tuple[tuple[str, Stance], ...]
    outlets: int
    origin_of: tuple[tuple[str, str], ...]
    origin_why: tuple[tuple[str, str], ...] = ()
    strength: float = 1.0

    @property
    def origins(self) -> int:
        """How many independent origins the claim has."""
        return len({key for _, key in self.origin_of})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that can't both hold.

    `strength` (0 to 1) puts those first of which linking is surest; it is no probability. `matter` is the
    same for all pairs of one disagreement: the id of that which stands for them, an open one where there is
    one, and the strongest. Where nothing else is found of it, it is the pair's own.
    """

    id: str
    a: str
    b: str
    kind: Literal["number", "polarity", "time", "place", "actor", "commitment"]
    status: Literal["open", "superseded"]
    why: str
    strength: float = 0.0
    matter: str = ""

    def __post_init__(self) -> None:
        if not self.matter:
            object.__setattr__(self, "matter", self.id)

    @property
    def rank(self) -> tuple[bool, float, str]:
        """By which conflicts are told: open ones first, then those of which linking is surest."""
        return self.status != "open", -self.strength, self.id


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of position between two statements of one party."""

    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement of a track: its id, its stance, when it was said, and what it amounts to.

    `words` is where in its article a few words say what it amounts to; None where it is "told".
    """

    statement: str
    stance: Stance
    said: Interval
    leaning: Leaning = "told"
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A party on an issue, over time: `track` in the order in which its lines were said."""

    party: str
    issue: str
    claims: tuple[str, ...]
    track: tuple[Entry, ...]
    changes: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for an article's being part of a story (below 0: against it), and its part of the score."""

    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Membership:
    """An article in a story: its score, which is the sum of its reasons', and these, the weightiest first."""

    article: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NewsStory:
    """Two or more articles that tell one developing story; `members` are in order of their ids.

    `id` is that of the story's earliest article (see `link.stories`), so that it mostly stays as the story
    grows. `head` is the article that has most in common with the others: its title stands for the story.
    """

    id: str
    head: str
    members: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All that `link` finds across articles, save the parties; the ledger holds one such whole at a time."""

    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    echoes: tuple[Echo, ...] = ()
    positions: tuple[Position, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    stories: tuple[NewsStory, ...] = ()
