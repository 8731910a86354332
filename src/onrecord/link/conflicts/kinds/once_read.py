"""The acts of a line that befall one but once, each with whom it befell, when, where and of what."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from onrecord.link.compare.words import claim_words, stem
from onrecord.link.conflicts.kinds.once_words import once_words
from onrecord.link.conflicts.kinds.settings import AT, NEAR, is_at_once, setting_of, spot_of
from onrecord.link.conflicts.kinds.timed import Times, times
from onrecord.link.conflicts.reading.befalling import NOBODY, Whom, done_to, of_noun, subject
from onrecord.link.conflicts.reading.runs import clause_end, clause_start, tagged
from onrecord.link.conflicts.reading.scopes import STEM, TIMES
from onrecord.link.conflicts.reading.things import tells_more
from onrecord.link.conflicts.reading.words import conflict_words, of_kind, senses

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.link.conflicts.reading.befalling import People
    from onrecord.link.conflicts.reading.spots import Spot
    from onrecord.link.conflicts.reading.words import Word
    from onrecord.link.story import Line

_REACH, _PLACE, _BEFORE = 9, 8, 4
"""Words around an act in its clause, after it among which its place stands, and before it among which it is
taken back."""
_ENDS = frozenset({";", ":", ",", "but", "while", "whereas", "--", "after", "before", "when", "as", "who"})
_TAKING_BACK = frozenset({"will", "would", "could", "may", "might", "should", "to", "attempted", "possible"})
_SUPPOSING = frozenset({"if", "whether", "unless", "another", "earlier", "previous", "second", "similar"})
"""Words in its clause by which an act is only supposed, or is another than the story's."""


class Once(NamedTuple):
    """An act: its kinds, the place of its word, whom it befell, the senses beside it, and what is told of it.

    `is_event` where it is a happening of which the story has but one, `is_plain` where it is of no kind that
    befalls anybody but once, but a verb that seldom tells two acts on one thing. `setting` its kind of place,
    `spot` its place on the map, `by` of what somebody died, `means` how somebody was killed, `into` the names
    behind an act that may befall one again ("checked into the Orsini clinic"), `sites` kinds of places in its
    clause.
    """

    acts: frozenset[str]
    at: int
    whom: Whom
    beside: frozenset[str]
    is_event: bool
    may_be_again: bool
    is_plain: bool
    when: Times
    setting: str
    spot: Spot | None
    by: frozenset[str]
    means: frozenset[str]
    into: frozenset[str]
    sites: frozenset[str]


class Around(Protocol):
    """What `once` asks of the story around."""

    def names(self, word: Word) -> bool:
        """Whether the word is part of a proper name."""

    def is_person(self, lower: str) -> bool:
        """Whether it is part of a person's name."""

    def person(self, party: str) -> tuple[str, ...]:
        """The words of a person's name, by the party's id; none of another party's."""

    def called(self, run: Sequence[Word]) -> tuple[str, ...]:
        """The ids of the people whom the words of one story mean by an office alone: "the mayor"."""

    def calls_hero(self, sense: str) -> bool:
        """Whether the story tells what the hero is by a noun of that sense."""

    def weekday(self, name: str, day: int) -> str:
        """The weekday of a day of a month, where the story tells it."""

    def hero(self) -> tuple[str, ...]:
        """The words of the name of the one person whom nearly all articles name; none if there is none."""

    def has_one(self, nouns: Collection[str]) -> bool:
        """Whether the story is about one happening of that kind."""

    def spot(self, run: Sequence[Word], k: int) -> Spot | None:
        """The place whose name begins at word k."""


def once(line: Line, run: Sequence[Word], around: Around) -> tuple[Once, ...]:
    """The acts of a line that befall one but once, those left out that are denied, planned or supposed.

    Only those of which it is told when, where, how or of what.
    """
    parts = tagged(run)
    acts = {k: kinds for k in range(len(run)) if (kinds := _kinds(run, parts, k, around))}
    if not acts:
        return ()
    told = times(line, run, acts, around.weekday)
    meant = meant_by(line, run, around)
    found = (_once(run, k, acts[k], told.get(k, Times()), meant, around) for k in sorted(acts))
    return tuple(
        one
        for one in found
        if not is_taken_back(run, one.at)
        if one.when != Times() or one.setting or one.spot or one.by or one.means
    )


def _kinds(run: Sequence[Word], parts: Sequence[str], k: int, around: Around) -> frozenset[str]:
    """The kinds of act that a word tells; of a happening only where the story has one of the kind."""
    lists, lower = once_words(), run[k].lower
    kinds = kinds_by_verb(run, k)
    if parts[k].startswith("VB") and not _is_gerund(run, parts, k):
        if not kinds and lower in lists.befalls:
            return kinds  # who "entered" and goes nowhere to be kept
        kinds |= _events(lists.happens.get(lower, frozenset()), around)
        if not kinds and (lower in lists.verbs or lower in lists.lasting):
            return frozenset(filter(None, [of_kind(run[k].sense)]))
        return kinds
    if kinds:
        return kinds
    named, happening = lists.named.get(lower, frozenset()), lists.happening.get(lower, frozenset())
    if not (named or happening):
        return frozenset()
    if (parts[k].startswith("NN") or _is_gerund(run, parts, k)) and not tells_more_of(run, k):
        return named | _events(happening, around)
    return frozenset()


def kinds_by_verb(run: Sequence[Word], k: int) -> frozenset[str]:
    """The kinds of act on a person that a verb tells, or "dead" where somebody died at once."""
    lists, lower, parts = once_words(), run[k].lower, tagged(run)
    if parts[k].startswith("VB") and not _is_gerund(run, parts, k):
        kinds = lists.befalls.get(lower, frozenset()) | lists.done.get(lower, frozenset())
        return kinds if "entry" not in kinds or _goes_in(run, k) else frozenset()
    return DEATH if lower == "dead" and is_at_once(run, k) else frozenset()


DEATH = frozenset({"death"})
"""What "dead" tells."""


def _goes_in(run: Sequence[Word], k: int) -> bool:
    """Whether somebody goes somewhere to be kept: "checked herself in", "entered the clinic"."""
    after = [w.lower for w in run[k + 1 : k + 9]]
    if "out" in after[:3] or any(word in _TALKING for word in after[:1]):
        return False
    if run[k].lower == "entered":
        return any(once_words().settings.get(word) in _KEEPING for word in after)
    return run[k].lower.startswith("hospital") or any(word in ("in", "into", "to") for word in after[:3])


_KEEPING = frozenset({"hospital", "hospice", "rehab"})
_TALKING = frozenset({"that", "he", "she", "they", "using", "taking"})


def _is_gerund(run: Sequence[Word], parts: Sequence[str], k: int) -> bool:
    """Whether a word in -ing is a noun: "the fatal shooting of"."""
    return parts[k] == "VBG" and any(w.lower == "of" for w in run[k + 1 : k + 2])


def tells_more_of(run: Sequence[Word], k: int) -> bool:
    """Whether a noun only tells of what kind the next is: "fire chief", "death toll"."""
    return tells_more(run, k) and not any(w.lower == "of" for w in run[max(0, k - 1) : k])


def _events(kinds: frozenset[str], around: Around) -> frozenset[str]:
    return frozenset(kind for kind in kinds if around.has_one(once_words().nouns.get(kind, frozenset())))


def is_taken_back(run: Sequence[Word], k: int) -> bool:
    """Whether an act is denied, planned or supposed."""
    parts = tagged(run)
    for at in range(k - 1, max(-1, k - 1 - _BEFORE), -1):
        lower = run[at].lower
        if lower in _TAKING_BACK or lower in claim_words().negations:
            return True
        if not (parts[at] in ("RB", "MD", "JJ", "DT") or parts[at].startswith("VB")):
            break
    first = clause_start(run, k, _REACH, _ENDS)
    return any(w.lower in _SUPPOSING for w in run[first:k])


def meant_by(line: Line, run: Sequence[Word], around: Around) -> Whom:
    """Whom a pronoun of the line means: the one person whose name it doesn't print, else the one named."""
    lowered = {word.lower for word in run}
    people = {party: around.person(party) for party in line.parties if around.person(party)}
    silent = [name for name in people.values() if lowered.isdisjoint(name)]
    chosen = silent or list(people.values())
    called = [w.sense for the, w in pairwise(run) if the.lower == "the" and w.sense in once_words().heroes]
    if not chosen and any(around.calls_hero(sense) for sense in called):
        chosen = [around.hero()]
    return Whom(tuple(word[:STEM] for word in chosen[0])) if len(chosen) == 1 else NOBODY


def _once(
    run: Sequence[Word], k: int, acts: frozenset[str], when: Times, meant: Whom, around: Around
) -> Once:
    lists = once_words()
    first, end = clause_start(run, k, _REACH, _ENDS), clause_end(run, k + 1, _REACH, _ENDS)
    light = conflict_words().light
    beside = frozenset(
        w.sense
        for w in run[first:end]
        if w.sense[:1].isalpha() and w.lower not in TIMES and w is not run[k] and stem(w.lower) not in light
    )
    whom = whom_it_befell(run, k, meant, around)
    events = acts & lists.nouns.keys()
    if events and not whom.name:
        acts = events
    means = {lists.means[w.lower] for w in run[first:end] if w.lower in lists.means}
    return Once(
        acts=acts,
        at=k,
        whom=whom,
        beside=beside,
        is_event=bool(events) and not whom.name,
        may_be_again=bool(acts & lists.again),
        is_plain=acts.isdisjoint(lists.kinds),
        when=when if run[k].lower not in lists.lasting else Times(),
        setting="" if acts & lists.placeless else setting_of(run, k, end, acts),
        spot=None if acts & lists.placeless else spot_of(run, k, end, around),
        by=_of_what(run, k) if "death" in acts else frozenset(),
        means=frozenset(means) if "killing" in acts else frozenset(),
        sites=frozenset(filter(None, (lists.settings.get(w.lower) for w in run[first:end]))) - lists.inner,
        into=_into(run, k, end, around),
    )


def _into(run: Sequence[Word], k: int, end: int, around: Around) -> frozenset[str]:
    """The names of where somebody goes or is put, up to the next word of place: "into the Orsini clinic"."""
    first = k + 1 + any(w.lower in ("in", "into", "to", "from") for w in run[k + 1 : k + 2])
    last = next((at for at in range(first, end) if run[at].lower in AT | NEAR), end)
    return frozenset(w.lower[:STEM] for w in run[first:last] if around.names(w) and w.lower not in TIMES)


def whom_it_befell(run: Sequence[Word], k: int, meant: Whom, around: Around) -> Whom:
    """Whom the act of word k befell; by name, where the line or the story tells it."""
    return _by_name(run, _whom(run, k, meant, around), around)


def _whom(run: Sequence[Word], k: int, meant: Whom, people: People) -> Whom:
    lists, lower = once_words(), run[k].lower
    if lower in lists.done and tagged(run)[k].startswith("VB") and not _is_gerund(run, tagged(run), k):
        return done_to(run, k, people, meant)
    if lower in lists.befalls or lower == "dead":
        told = lower == "dead" and tagged(run)[k - 1 : k] in (("VBN",), ("VBD",))
        return subject(run, k - told, people, meant)
    if lower in lists.named:
        return of_noun(run, k, people, meant)
    if lower in lists.verbs or lower in lists.lasting:
        return done_to(run, k, people, meant)
    return NOBODY


def _by_name(run: Sequence[Word], whom: Whom, around: Around) -> Whom:
    """The one whom the line means by what they are alone ("the mayor"), where it means but one so.

    By an age alone ("the 26-year-old") it means the one whom the whole story is about.
    """
    if not whom.noun or whom.name:
        return whom
    if whom.is_the and whom.noun in once_words().heroes and around.calls_hero(whom.noun):
        return Whom(tuple(word[:STEM] for word in around.hero()), whom.noun)
    if any(w.lower == "year-old" or w.lower.endswith("-year-old") for w in run):
        at = next(k for k, w in enumerate(run) if w.lower.endswith("year-old"))
        if any(w.lower == "the" for w in run[max(0, at - 2) : at]) and (hero := around.hero()):
            return Whom(tuple(word[:STEM] for word in hero), whom.noun)
    called = around.called(run)
    names = [around.person(party) for party in called if around.person(party)]
    return Whom(tuple(word[:STEM] for word in names[0]), whom.noun) if len(names) == 1 else whom


def _of_what(run: Sequence[Word], k: int) -> frozenset[str]:
    """Of what somebody died: "died of heart failure", "death from cancer"; empty where it tells little."""
    lists, parts = once_words(), tagged(run)
    ways = ("of", "from") if run[k].lower in lists.befalls else ("from",)
    if not any(w.lower in ways for w in run[k + 1 : k + 2]):
        return frozenset()
    end = k + 2
    while (
        end < len(run)
        and end - k < _PLACE
        and (parts[end].startswith(("NN", "JJ", "DT", "POS")) or run[end].lower in ("and", "s"))
    ):
        if run[end].lower in TIMES:
            break
        end += 1
    return senses(run[k + 2 : end]) - lists.vague
