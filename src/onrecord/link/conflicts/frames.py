"""What a line says, slot by slot: the one place where slots are read out of words.

A reader that knows the sentence's tree will fill the same slots better; nothing else here looks at words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.link.compare.words import claim_words, stem
from onrecord.link.conflicts.amounts.ages import Age, ages
from onrecord.link.conflicts.amounts.asked import Asked, asked
from onrecord.link.conflicts.amounts.counts import counts
from onrecord.link.conflicts.amounts.durations import Duration, durations
from onrecord.link.conflicts.amounts.figure import Figure, figures
from onrecord.link.conflicts.amounts.fractions import Fraction, fractions
from onrecord.link.conflicts.amounts.gauges import Gauge, gauges
from onrecord.link.conflicts.amounts.identifiers import identifiers
from onrecord.link.conflicts.amounts.records import Record, records
from onrecord.link.conflicts.amounts.running import Running, runnings
from onrecord.link.conflicts.amounts.wholes import Whole, wholes
from onrecord.link.conflicts.kinds.absent import Absent, absent
from onrecord.link.conflicts.kinds.blame import Blame, blames
from onrecord.link.conflicts.kinds.causes import Cause, causes
from onrecord.link.conflicts.kinds.certainty import left_open
from onrecord.link.conflicts.kinds.handed import Handed, handed
from onrecord.link.conflicts.kinds.moment import Moment, moments
from onrecord.link.conflicts.kinds.once_read import Once, once
from onrecord.link.conflicts.kinds.opposites import opposed
from onrecord.link.conflicts.kinds.plans import Act, acts
from onrecord.link.conflicts.kinds.purpose import Purpose, purposes
from onrecord.link.conflicts.kinds.reasons import Reason, reasons
from onrecord.link.conflicts.kinds.seated import Seated, seated
from onrecord.link.conflicts.kinds.states import State, states
from onrecord.link.conflicts.kinds.traits import Trait, traits
from onrecord.link.conflicts.kinds.unnamed import Naming, namings
from onrecord.link.conflicts.kinds.whereabouts import Whereabouts, whereabouts
from onrecord.link.conflicts.reading.background import YEAR, Background, country
from onrecord.link.conflicts.reading.negation import denied_by_cue, negated
from onrecord.link.conflicts.reading.runs import OF_SOMEBODY, tagged
from onrecord.link.conflicts.reading.scopes import MONTHS, STEM, TIMES, WEEKDAYS, Scope, month, scope
from onrecord.link.conflicts.reading.ties import near_scope
from onrecord.link.conflicts.reading.words import Word, senses, told, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.conflicts.amounts.count import Count
    from onrecord.link.conflicts.reading.spellings import Name
    from onrecord.link.story import Line
    from onrecord.model import Statement

BACK = 3
"""Lines before a line that say whom "he" or "the 27-year-old" means."""
_HEAD = 700
"""Characters at the head of an article that give its main figures: title, lead, and what follows at once."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A line, slot by slot.

    `scope` is what ties it to a part of the story. `keys` are, word by word, what stands for the
    proper name it is part of (its first letters, so that an adjective agrees; a country's code) or "",
    `names` all of them, `named` the senses of these words, `senses` all content words, `told` these with
    fates under one name, `lowered` all words; `months`, `weekdays` and `years`
    the times it prints, those left out that most articles print; `counts` what it counts, `figures` how much
    of anything there is, `fractions` how much of all of it, `moments` when things happened,
    `durations` how long they lasted, `running` for how many days they have gone on,
    `gauges` what is read off scales, `records` who won how often,
    `asked` of what it isn't told how many there were,
    `identifiers` the telephone numbers; `traits` colours and the like;
    `ages` by person; `people` those whom it names or a pronoun in it means;
    `negated` the senses that it turns round, `absent` what there was none of,
    `opposed` where words stand that have an opposite; `states` those that something is in,
    `wholes` what is so of all of some, or not of one, `whereabouts` where somebody was;
    `causes` what brought about what, `blames` who did it, `acts` what
    is to be done and what has been, `once` what befell but once, `seated` where named houses stand,
    `purposes` what was meant or not, `reasons` why something was done,
    `handed` what was given
    or not got, `speaker` the senses of who says it, `topic` those of it and of the line before;
    `namings` who in it has a name or has none, `spelt` names
    that the story spells in two ways, `open` the words by which it leaves a matter open,
    `is_lead` whether it stands at the head of its article, `in_one_story` whether all
    articles tell one, `in_many` whether they are many that don't.
    """

    line: Line
    words: tuple[Word, ...]
    senses: frozenset[str]
    told: frozenset[str]
    lowered: frozenset[str]
    keys: tuple[str, ...]
    names: frozenset[str]
    named: frozenset[str]
    scope: Scope
    months: frozenset[str]
    weekdays: frozenset[str]
    years: frozenset[str]
    counts: tuple[Count, ...]
    figures: tuple[Figure, ...]
    fractions: tuple[Fraction, ...]
    moments: tuple[Moment, ...]
    durations: tuple[Duration, ...]
    running: tuple[Running, ...]
    gauges: tuple[Gauge, ...]
    records: tuple[Record, ...]
    asked: Asked | None
    identifiers: Mapping[str, str]
    traits: tuple[Trait, ...]
    ages: Mapping[str, Age]
    people: frozenset[str]
    negated: frozenset[str]
    absent: tuple[Absent, ...]
    opposed: Mapping[str, int]
    states: tuple[State, ...]
    wholes: tuple[Whole, ...]
    whereabouts: tuple[Whereabouts, ...]
    causes: tuple[Cause, ...]
    blames: tuple[Blame, ...]
    acts: tuple[Act, ...]
    once: tuple[Once, ...]
    seated: tuple[Seated, ...]
    purposes: tuple[Purpose, ...]
    reasons: tuple[Reason, ...]
    handed: tuple[Handed, ...]
    speaker: frozenset[str]
    topic: frozenset[str]
    namings: tuple[Naming, ...]
    spelt: tuple[tuple[Name, bool, int], ...]
    open: str
    is_lead: bool
    in_one_story: bool
    in_many: bool

    @property
    def is_of_people(self) -> bool:
        """Whether it tells of somebody by name, or as "he" or "her"."""
        return bool(self.people or self.lowered & OF_SOMEBODY)

    def named_before(self, k: int) -> frozenset[str]:
        """The names before word k."""
        return frozenset(self.keys[:k]) - {""}


_GAP = 24
"""Characters between source, cue and content that are read together, at most."""
_LONGEST = 400
"""Characters of a statement that is read with its source and cue, at most."""


def _as_told(line: Line, content: Sequence[Word]) -> Line:
    """The line, with source and cue where its content tells nothing without them.

    Content without a verb of its own is what somebody does something about: "Almeda rejected the bid", "the
    ministry plans to close the mine".
    """
    statement = line.statement
    hull = statement.hull
    printed = hull.of(line.article.text)
    if statement.cue is None or line.spans != statement.content:
        return line
    if len(hull) > _LONGEST or "\n" in printed or not _is_in_one(statement) or _is_clause(content):
        return line
    told = replace(statement, content=(hull,))
    return replace(line, statement=told, text=printed, parties=(*line.parties, *statement.speakers))


def _is_in_one(statement: Statement) -> bool:
    """Whether source, cue and content stand side by side, with no other clause between them."""
    parts = sorted(span for span in (statement.source, statement.cue, *statement.content) if span)
    return all(after.start - before.end <= _GAP for before, after in pairwise(parts))


def _is_clause(run: Sequence[Word]) -> bool:
    """Whether the words have a verb that somebody in them does or did."""
    parts = tagged(run)
    return any(
        (tag in _FINITE) or (tag == "VB" and before not in ("", "TO"))
        for before, tag in pairwise(["", *parts])
    ) and parts[:1] != ("TO",)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def frame(line: Line, background: Background, before: Sequence[tuple[Word, ...]] = ()) -> Frame:
    """The slots of one line; `before` are the words of the lines before it in its article."""
    content = words(line.text)
    whole = _as_told(line, content)
    run = content if whole is line else words(whole.text)
    line = whole
    lowered = frozenset(w.lower for w in run)
    keys = _keys(run, background)
    counted = counts(line, run, before)
    against = negated(line.text, run) or denied_by_cue(line, content)
    source, unknown = _source(line), _unknown(line)
    return Frame(
        line=line,
        words=run,
        senses=senses(run),
        told=told(run),
        lowered=lowered,
        keys=keys,
        names=frozenset(keys) - {""},
        named=frozenset(w.sense for w, key in zip(run, keys, strict=True) if key),
        scope=scope(run, background),
        months=_months(run) - background.months - _published(line),
        weekdays=lowered.intersection(WEEKDAYS),
        years=frozenset(w for w in lowered if YEAR.fullmatch(w)) - background.years - _published(line),
        counts=tuple(
            count if count.fate in ("aboard", "investigated") else _located(count, run, background)
            for count in counted
        ),
        figures=figures(line, run, keys, counted, before[-1] if before else ()),
        fractions=fractions(run),
        moments=moments(run),
        durations=durations(run),
        running=runnings(run),
        gauges=gauges(line.text),
        records=records(line.text, run, keys),
        asked=asked(run, unknown),
        identifiers=identifiers(line.text),
        traits=traits(run, keys, before),
        ages={**ages(words(source), background, before), **ages(run, background, before)},
        people=_meant(line, run, background, words(source)),
        negated=against,
        absent=absent(run),
        opposed=opposed(run, against),
        states=states(run),
        wholes=wholes(run),
        whereabouts=whereabouts(run, line.parties, background),
        causes=causes(line.text, run),
        blames=blames(line.text, run),
        acts=acts(run),
        once=once(line, run, background),
        seated=seated(run, background),
        purposes=purposes(run),
        reasons=reasons(run, bool(unknown)),
        handed=handed(run),
        speaker=senses(words(source)),
        topic=senses([word for words in (*before[-1:], run) for word in words]),
        namings=(
            *namings(line.text, run, background, is_asked=bool(unknown), before=before),
            *(one for one in namings(source, words(source), background) if one.is_named),
        ),
        spelt=background.spellings.odd(run),
        open=left_open(line.text, run) or unknown,
        in_one_story=background.is_one,
        in_many=background.is_many,
        is_lead=line.statement.content[0].start < _HEAD,
    )


def _located(count: Count, run: Sequence[Word], background: Background) -> Count:
    """The count with what it is tied to; those who left their homes are of no home."""
    # "as is that of a seventh bomber" is tied to nothing before it
    first = count.at if count.is_ordinal else 0
    there = near_scope(run[first:], count.at - first, background)
    if count.fate == "displaced":
        there = replace(there, sites=there.sites - {"apartment"})
    return replace(count, scope=there)


def _source(line: Line) -> str:
    """Who says it, as the article prints them ("Jana Holt, 44"); "" where it prints nobody."""
    source = line.statement.source
    return source.of(line.article.text) if source else ""


def _meant(line: Line, run: Sequence[Word], background: Background, source: Sequence[Word]) -> frozenset[str]:
    """The people that a line names, or means by a pronoun, as their names' starts; `source` who says it."""
    mine = [w.lower for w in run if background.names(w) and background.is_person(w.lower)]
    speaker = background.called(source) if _of_themselves(run) else ()
    parties = (*line.parties, *background.called(run), *speaker)
    meant = [word for party in parties for word in background.person(party)]
    return frozenset(name[:STEM] for name in (*mine, *meant))


def _of_themselves(run: Sequence[Word]) -> bool:
    """Whether the words open with who says them: "(the minister said that) he would stay in office"."""
    return any(w.lower in ("he", "she", "i") for w in run[:2])


_ACTS = frozenset(
    [
        "has",
        "had",
        "is",
        "was",
        "will",
        "would",
        "says",
        "said",
        "wants",
        "may",
        "might",
        "could",
        "can",
        "should",
        "'s",
    ]
)


def _keys(run: Sequence[Word], background: Background) -> tuple[str, ...]:
    """What stands for the name that a word is part of: of countries, however they are called, the code."""
    found = []
    for k, word in enumerate(run):
        form, code = country(word.text) if word.is_name else ("", "")
        acts = any(w.lower in _ACTS for w in run[k + 1 : k + 2])
        if code and (form in ("name", "demonym") or acts):
            found.append(code)
        elif background.names(word) and word.lower not in TIMES:
            found.append(word.lower[:STEM])
        else:
            found.append("")
    return tuple(found)


_NAMES_TOO = frozenset({"jan", "april", "may", "june", "august"})
"""Months that are people's names as well, where another name stands right behind them ("Jan Holt")."""


def _months(run: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        m
        for k, w in enumerate(run)
        if w.is_name and (m := month(w.lower)) and not (w.lower in _NAMES_TOO and _is_first_name(run, k))
    )


def _is_first_name(run: Sequence[Word], k: int) -> bool:
    return any(w.is_name and w.lower not in TIMES for w in run[k + 1 : k + 2])


def _published(line: Line) -> frozenset[str]:
    """Year and month of the article's day, as far as known: a line that prints them says nothing new."""
    day = line.article.published
    if not (day.start and day.end and day.start[:7] == day.end[:7]):
        return frozenset()
    return frozenset({day.start[:4], MONTHS[int(day.start[5:7]) - 1]})


_UNKNOWING = frozenset(
    {"know", "say", "confirm", "clear", "determine", "establish", "reveal", "specify", "disclose", "explain"}
)
_WH = frozenset({"what", "who", "whom", "how", "where", "when", "why", "which", "whether", "if"})


def _unknown(line: Line) -> str:
    """The cue by which nobody knows what the content asks ("doctors don't know what it is"); "" if none."""
    statement = line.statement
    if statement.cue is None or line.text.split(" ")[0].lower() not in _WH:
        return ""
    cue = statement.cue.of(line.article.text)
    told = {stem(w.lower) for w in words(cue)}
    negated = statement.polarity == "denied" or told & {stem(w) for w in claim_words().negations}
    declined = told & {stem("declined"), stem("refused")}
    return cue if declined or (negated and told & {stem(w) for w in _UNKNOWING}) else ""
