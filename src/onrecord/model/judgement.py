"""What people decide about the record, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.identity import content_id
from onrecord.model.interval import Interval

JudgementKind = Literal[
    "same-party", "not-same-party", "same-claim", "not-same-claim", "conflict", "no-conflict", "speaker",
    "not-a-statement", "published",
]  # fmt: skip

UNSETTLED = "unsettled"
"""The object of a `speaker` judgement which says that the text doesn't settle who speaks."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: of `kind`, about `subject` (an id), with `object` (an id or a value).

    Subject and object are what a rebuild doesn't change: a party stands for one of its mentions, a claim for
    one of its statements. `who` and `made_at` (ISO 8601, UTC) are given by the caller: no room below the
    command line looks at a clock. `note` keeps the words a reader knows the two by, and the reason given.
    """

    kind: str
    subject: str
    object: str
    who: str
    made_at: str
    note: str = ""
    revoked_by: str | None = None
    revoked_at: str | None = None

    @property
    def id(self) -> str:
        """What tells it from every other: all but its revocation."""
        return content_id(
            "judgement", self.kind, self.subject, self.object, self.who, self.made_at, self.note
        )

    @property
    def because(self) -> str:
        """The judgement as a reason, in words."""
        return f"judged by {self.who} on {self.made_at[:10]}" + (f": {self.note}" if self.note else "")


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a judgement in one state of the ledger, and why.

    `applied`: it holds. `overruled`: a later one says otherwise. `idle`: what it is about isn't in the ledger
    any more, or not yet. `unclear`: it isn't understood. `revoked`: it was taken back.
    """

    judgement: str
    state: Literal["applied", "overruled", "idle", "unclear", "revoked"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class JudgedVoice:
    """Whose utterance a statement is judged to be: that of the mention `voice`, None where unsettled."""

    statement: str
    voice: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Retraction:
    """A statement that is judged to be none."""

    statement: str
    why: str


@dataclass(frozen=True, slots=True)
class JudgedDate:
    """When an article is judged to have been published."""

    article: str
    published: Interval
    why: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements come to within single articles, and how each of them stands; the ledger keeps it."""

    voices: tuple[JudgedVoice, ...] = ()
    retractions: tuple[Retraction, ...] = ()
    dates: tuple[JudgedDate, ...] = ()
    standings: tuple[Standing, ...] = ()
