"""An entry of a register of people and bodies that somebody else keeps: Wikidata, OpenSanctions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal["person", "body"]


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """Someone or something in a register, by the register's own id ("Q42").

    `register` is the file it was read from, `names` all names it goes by there, in order, `known_for` words
    in lower case that say who it is ("minister", "defence"), sorted.
    """

    id: str
    register: str
    kind: EntryKind
    names: tuple[str, ...]
    known_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identifier:
    """The id of a party in a register, and what speaks for its being that entry's, in words."""

    id: str
    why: str
