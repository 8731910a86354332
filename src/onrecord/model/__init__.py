"""The nouns: frozen, typed, no I/O. Every room speaks in these."""

from onrecord.model.article import Article, DateOrder, Evidence, Habit, Region, RegionKind, Rejection
from onrecord.model.attribution import Attribution
from onrecord.model.identity import content_id
from onrecord.model.interval import OPEN, Interval
from onrecord.model.judgement import (
    UNSETTLED,
    Judged,
    JudgedDate,
    JudgedVoice,
    Judgement,
    JudgementKind,
    Retraction,
    Standing,
)
from onrecord.model.links import (
    Claim,
    Conflict,
    Echo,
    Entry,
    Leaning,
    Links,
    Membership,
    NewsStory,
    Passage,
    Position,
    Reason,
    Stance,
    Suspicion,
    Turn,
)
from onrecord.model.mention import Mention
from onrecord.model.party import Party, PartyKind, Place, Precision
from onrecord.model.reading import Reading
from onrecord.model.register import EntryKind, Identifier, RegisterEntry
from onrecord.model.span import Span, covering
from onrecord.model.statement import (
    About,
    Act,
    Commitment,
    Polarity,
    Quantity,
    Quoted,
    Statement,
    TimeExpression,
)
from onrecord.model.toponym import Toponym, place_id
from onrecord.model.vector import KeptVector

__all__ = [
    "OPEN",
    "UNSETTLED",
    "About",
    "Act",
    "Article",
    "Attribution",
    "Claim",
    "Commitment",
    "Conflict",
    "DateOrder",
    "Echo",
    "Entry",
    "EntryKind",
    "Evidence",
    "Habit",
    "Identifier",
    "Interval",
    "Judged",
    "JudgedDate",
    "JudgedVoice",
    "Judgement",
    "JudgementKind",
    "KeptVector",
    "Leaning",
    "Links",
    "Membership",
    "Mention",
    "NewsStory",
    "Party",
    "PartyKind",
    "Passage",
    "Place",
    "Polarity",
    "Position",
    "Precision",
    "Quantity",
    "Quoted",
    "Reading",
    "Reason",
    "Region",
    "RegionKind",
    "RegisterEntry",
    "Rejection",
    "Retraction",
    "Span",
    "Stance",
    "Standing",
    "Statement",
    "Suspicion",
    "TimeExpression",
    "Toponym",
    "Turn",
    "content_id",
    "covering",
    "place_id",
]
