"""Why an article belongs to its story: what it has in common with the others, in words, with scores."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.link.stories.days import Days
from onrecord.link.stories.groups import weights
from onrecord.link.stories.profiles import heaviest
from onrecord.model import Membership, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.link.stories.profiles import Key, Profile
    from onrecord.link.stories.rarity import Rarity

TOLD = 5
"""Names that are given one by one; what the others come to is given together."""
KEYS = 300
"""Names of a story that its articles are held against, the weightiest: the work grows with the articles."""
_DIGITS = 4
_NOTHING = 1e-9
"""Below it a weight is what rounding left of none."""


class Company:
    """The articles of one story, each seen against all the others."""

    def __init__(self, members: Sequence[Profile], rarity: Rarity, told: Mapping[Key, str]) -> None:
        self._number = len(members)
        self._rarity = rarity
        self._told = told
        self._holders: Counter[Key] = Counter()
        sums: dict[Key, float] = {}
        for one in members:
            self._holders.update(one.keys.keys())
            for key, weight in one.keys.items():
                sums[key] = sums.get(key, 0.0) + weight
        self._sums = heaviest(sums, KEYS)
        self._days = dict(zip((one.article for one in members), _of_others(members), strict=True))

    def membership(self, member: Profile) -> Membership:
        """How well the article fits the others, and why: which names they share, how far apart they are."""
        rest = {key: total - member.keys.get(key, 0.0) for key, total in self._sums.items()}
        theirs = self._rarity.weigh({key: weight for key, weight in rest.items() if weight > _NOTHING})
        ours = self._rarity.weigh(member.keys)
        shared: dict[str, float] = {}
        holders: dict[str, int] = {}
        for key, weight in ours.items():
            if common := weight * theirs.get(key, 0.0):
                name = self._told[key]  # a party, a place and a word that go by one name are told as one
                shared[name] = shared.get(name, 0.0) + common
                holders[name] = max(holders.get(name, 0), self._holders[key] - 1)
        best = sorted(shared, key=lambda name: (-shared[name], name))
        reasons = [
            Reason(self._why(name, holders[name]), round(shared[name], _DIGITS)) for name in best[:TOLD]
        ]
        if others := best[TOLD:]:
            together = round(sum(shared[name] for name in others), _DIGITS)
            more = f"has {_count(len(others), 'more name')} in common with the others"
            reasons.append(Reason(more, together))
        reasons += self._when(member)
        return Membership(member.article, round(sum(one.score for one in reasons), _DIGITS), tuple(reasons))

    def _why(self, name: str, others: int) -> str:
        among = self._number - 1
        if among == 1:
            so = "as the other article does"
        elif others == among:
            so = f"as all {among:,} others do"
        else:
            so = f"as {others:,} of the {among:,} others {'does' if others == 1 else 'do'}"
        return f"names {name}, {so}"

    def _when(self, member: Profile) -> list[Reason]:
        others = self._days[member.article]
        if gap := member.days.gap(others):
            apart = round(-weights().time * member.days.distance(others), _DIGITS)
            return [Reason(f"came out {_count(int(gap), 'day')} from the others ({others.told()})", apart)]
        if member.days.are_known and others.are_known:
            return [Reason(f"came out within the days of the others ({others.told()})", 0.0)]
        return []


def _of_others(members: Sequence[Profile]) -> list[Days]:
    """For each article the days of all the others together."""
    days = [one.days for one in members]
    before = list(accumulate(days, Days.with_, initial=Days()))
    after = list(accumulate(reversed(days), Days.with_, initial=Days()))[::-1]
    return [one.with_(other) for one, other in zip(before[:-1], after[1:], strict=True)]


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
