"""What can be asked of the desk, and what comes of it: plain values, as they pass between two processes."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Judgement, Rejection


@dataclass(frozen=True, slots=True)
class Add:
    """Read these inputs (paths or addresses) into the ledger."""

    inputs: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """What is done, in words."""
        return f"Adding {', '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class Judge:
    """Keep this judgement, and let it take effect."""

    judgement: Judgement

    @property
    def title(self) -> str:
        """What is done, in words."""
        return f"Judging: {self.judgement.note}"


@dataclass(frozen=True, slots=True)
class Revoke:
    """Take a judgement back."""

    judgement: str
    who: str
    at: str
    note: str

    @property
    def title(self) -> str:
        """What is done, in words."""
        return f"Undoing: {self.note}"


Task = Add | Judge | Revoke


@dataclass(frozen=True, slots=True)
class Step:
    """So many inputs of so many are through, this one last."""

    done: int
    total: int | None
    path: str


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change: how many there were, and some of them, each in lines."""

    heading: str
    number: int
    told: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a task came to.

    `figures` are those that changed: name, before, after. `judgements` are the ids of those made, `new` and
    `known` the articles that were new and that were there, `rejected` the inputs that weren't read.
    """

    figures: tuple[tuple[str, int, int], ...]
    sections: tuple[Section, ...]
    judgements: tuple[str, ...] = ()
    new: int = 0
    known: int = 0
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task came to nothing, in words."""

    reason: str
