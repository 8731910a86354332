"""One attributed utterance, belief or plan, and what it amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.article import RegionKind
from onrecord.model.interval import OPEN, Interval
from onrecord.model.span import Span, covering

Quoted = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Commitment = Literal["certain", "probable", "possible", "unknown"]
Act = Literal[
    "say", "report", "announce", "deny", "confirm", "claim", "allege", "accuse", "promise", "threaten",
    "demand", "propose", "agree", "refuse", "warn", "expect", "believe", "ask", "know", "intend", "praise",
    "criticise", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: where it stands, its TIMEX3 type and value, what it comes to, and against what."""

    article: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: Interval = OPEN
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text with its unit: what it counts, in the singular where it is a word ("troop").

    `value` is the number printed, `low` and `high` the bounds it stands for: equal to it where it is
    exact, None where open ("at least 30": low 30, high None; "dozens": low 24). `part` tells a part of a
    whole that the same sentence gives ("including 12 officers").
    """

    span: Span
    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a statement is about: when it happens, where (place ids), how much."""

    when: Interval | None = None
    where: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed utterance, belief or plan in one article; without source and cue, its own assertion.

    `voice` is the id of the mention whose utterance it is (the outlet's for an own assertion), None where
    the text doesn't say whose. `speaker` is the id of the party that linking gave the voice; it is None
    in `extract` and filled by the ledger. Of a joint source ("Ober and Lutz agreed") `voice` is the first,
    `more_voices` are the others, and `more_speakers` their parties.
    `within` is the statement whose content holds this one. `speaker_why` says in words how the voice was
    found.
    """

    id: str
    article: str
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    voice: str | None = None
    speaker: str | None = None
    more_voices: tuple[str, ...] = ()
    more_speakers: tuple[str, ...] = ()
    speaker_why: str = ""
    quoted: Quoted = "indirect"
    act: Act = "say"
    polarity: Polarity = "affirmed"
    commitment: Commitment = "certain"
    within: str | None = None
    said: Interval = OPEN
    about: About = About()
    region: RegionKind = "body"

    @property
    def hull(self) -> Span:
        """From the first character of source, cue or content to the last."""
        return covering((*self.content, self.source, self.cue))

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of all parties whose words these are, each once; empty where the text doesn't say whose."""
        every = (self.speaker, *self.more_speakers)
        return tuple(dict.fromkeys(party for party in every if party is not None))

    @property
    def is_attributed(self) -> bool:
        """Whether someone other than the article itself is said to say it."""
        return self.source is not None or self.cue is not None
