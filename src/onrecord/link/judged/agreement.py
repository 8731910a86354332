"""What people said is one and what they said is not, held together without contradiction."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Agreement(Generic[T]):
    """Things joined or kept apart, one word after the other; a word against what holds already is refused."""

    def __init__(self) -> None:
        self._leader: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        self._apart: dict[T, dict[T, str]] = {}

    def leader(self, thing: T) -> T:
        """The thing that stands for all those that are one with it."""
        if thing not in self._leader:
            self._leader[thing] = thing
            self._members[thing] = [thing]
            self._apart[thing] = {}
        return self._leader[thing]

    def members(self, thing: T) -> list[T]:
        """All things that are one with it."""
        return self._members[self.leader(thing)]

    def against(self, a: T, b: T) -> str | None:
        """Whose word it is that these two are not one; None where nothing speaks against it."""
        return self._apart[self.leader(a)].get(self.leader(b))

    def is_one(self, a: T, b: T) -> bool:
        """Whether the two are one."""
        return self.leader(a) == self.leader(b)

    def join(self, a: T, b: T) -> bool:
        """Make the two one; False where they are to be kept apart."""
        kept, other = self.leader(a), self.leader(b)
        if kept == other:
            return True
        if self.against(a, b) is not None:
            return False
        if len(self._members[kept]) < len(self._members[other]):
            kept, other = other, kept
        for member in self._members.pop(other):
            self._leader[member] = kept
            self._members[kept].append(member)
        for enemy, word in self._apart.pop(other).items():
            del self._apart[enemy][other]
            self._apart[enemy].setdefault(kept, word)
            self._apart[kept].setdefault(enemy, word)
        return True

    def part(self, a: T, b: T, word: str) -> bool:
        """Keep the two apart by this word; False where they are one."""
        x, y = self.leader(a), self.leader(b)
        if x == y:
            return False
        self._apart[x].setdefault(y, word)
        self._apart[y].setdefault(x, word)
        return True

    def groups(self) -> list[list[T]]:
        """All that are one, a list each."""
        return list(self._members.values())
