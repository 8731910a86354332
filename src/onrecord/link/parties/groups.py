"""Groups that only grow where nothing forbids it: a union of names with the reasons for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


class Groups(Generic[T]):
    """Members joined pair by pair; a join is refused where `fits` says that two members can't be one."""

    def __init__(self, fits: Callable[[T, T], bool]) -> None:
        self._fits = fits
        self._leader: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        self._reasons: dict[T, set[str]] = {}

    def add(self, member: T) -> None:
        """Take in a member, alone at first."""
        if member not in self._leader:
            self._leader[member] = member
            self._members[member] = [member]

    def leader(self, member: T) -> T:
        """The member that stands for the group."""
        return self._leader[member]

    def join(self, a: T, b: T, why: str) -> bool:
        """Make one group of two; False where they are one already or some of their members don't fit."""
        x, y = self._leader[a], self._leader[b]
        if x == y or not all(self._fits(p, q) for p in self._members[x] for q in self._members[y]):
            return False
        if len(self._members[x]) < len(self._members[y]):
            x, y = y, x
        for member in self._members.pop(y):
            self._leader[member] = x
            self._members[x].append(member)
        reasons = self._reasons.setdefault(x, set())
        reasons |= self._reasons.pop(y, set())
        if why:
            reasons.add(why)
        return True

    def groups(self) -> Iterable[tuple[list[T], list[str]]]:
        """The members of each group, and the reasons for its joins, sorted."""
        for leader, members in self._members.items():
            yield members, sorted(self._reasons.get(leader, set()))
