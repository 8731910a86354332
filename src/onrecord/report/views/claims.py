"""Claims: what is asserted, by how many independent origins and outlets, and the lines behind each count."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.countries import country_of
from onrecord.report.told import UNNAMED_OUTLET
from onrecord.report.visible import in_line
from onrecord.report.wording import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onrecord.model import Claim, Party, Stance
    from onrecord.report.lines import Heading, Telling
    from onrecord.report.told import Told


LOOSE = 0.65
"""How likely two lines of a claim must be to say the same for it to be more than loosely held together. Of
claims that two articles tell by a line each, read by eye, half are right below and nine in ten above 0.73."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an account comes from, as far as the texts show, and the lines that have it from there.

    `key` is the ledger's; `sort` its first word ("party", "wire", "outlet", "article", "nameless").
    `reasons` say why lines are taken to be of it, each with those lines, where the ledger has them.
    """

    key: str
    name: str
    lines: tuple[Told, ...]
    reasons: tuple[tuple[str, tuple[Told, ...]], ...] = ()

    @property
    def sort(self) -> str:
        """What kind of origin it is."""
        return self.key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet, or an article that names none, and the lines in it."""

    name: str
    is_named: bool
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The lines of one stance, and the origins that they come from."""

    stance: Stance
    lines: tuple[Told, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as it is told. `origins` and `carriers` are lists: a count is the length of one."""

    claim: Claim
    gist: Told
    sides: tuple[Side, ...]
    origins: tuple[Origin, ...]
    carriers: tuple[Carrier, ...]

    @property
    def lines(self) -> tuple[Told, ...]:
        """All its lines."""
        return tuple(line for side in self.sides for line in side.lines)

    @property
    def is_undisputed(self) -> bool:
        """Whether every line asserts it."""
        return [side.stance for side in self.sides] == ["asserts"]

    @property
    def is_loose(self) -> bool:
        """Whether it is not much likelier than not that any two of its origins, or outlets, say the same."""
        return self.claim.strength < LOOSE

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """What more origins have comes first, then what more outlets carry, then what more lines say."""
        return -len(self.origins), -len(self.carriers), -len(self.claim.statements), self.claim.id


def claimed(claim: Claim, telling: Telling, names: Mapping[str, Party]) -> Claimed:
    """The claim as it is told; `names` are the parties by id."""
    lines = {id: telling.told(id) for id, _ in claim.statements}
    origin_of = dict(claim.origin_of)
    return Claimed(
        claim=claim,
        gist=telling.told(claim.gist),
        sides=tuple(_sides(claim, lines, origin_of)),
        origins=tuple(_origins(claim, lines, telling, names)),
        carriers=tuple(_carriers(lines, telling)),
    )


def ranked(claims: Iterable[Claimed]) -> tuple[Claimed, ...]:
    """The claims, those of most origins first."""
    return tuple(sorted(claims, key=lambda one: one.rank))


def all_origins(claims: Iterable[Claimed]) -> tuple[Origin, ...]:
    """Every origin of any claim, with all its lines, those of most lines first."""
    names: dict[str, str] = {}
    lines: defaultdict[str, dict[str, Told]] = defaultdict(dict)
    for one in claims:
        for origin in one.origins:
            names[origin.key] = origin.name
            lines[origin.key].update((line.statement.id, line) for line in origin.lines)
    found = [Origin(key, name, tuple(lines[key].values())) for key, name in names.items()]
    return tuple(sorted(found, key=lambda origin: (-len(origin.lines), origin.name, origin.key)))


def origin_name(key: str, names: Mapping[str, Party], heading_of: Callable[[str], Heading]) -> str:
    """An origin's key in words: `party:` and an id, `article:` and an id, or a sort and a name."""
    sort, _, rest = key.partition(":")
    if sort == "party" and rest in names:
        return in_line(names[rest].name)
    if sort == "nameless":
        article, _, words = rest.partition(":")
        title = reason(f"“{heading_of(article).title}”")
        return f"‘{in_line(_cased(words))}’ in {title}" if words else in_line(rest)
    if sort == "article":
        heading = heading_of(rest)
        title = reason(f"“{heading.title}”")
        return title if heading.outlet == UNNAMED_OUTLET else f"{heading.outlet}: {title}"
    return in_line(rest or key)


def _cased(words: str) -> str:
    """Folded words with the capitals of countries and their adjectives: "French police", "US officials"."""
    return " ".join(
        (word.upper() if len(word) < 4 else word.capitalize()) if country_of(word) else word
        for word in words.split()
    )


def _sides(claim: Claim, lines: Mapping[str, Told], origin_of: Mapping[str, str]) -> Iterable[Side]:
    stances: tuple[Stance, ...] = ("asserts", "denies", "doubts")
    for wanted in stances:
        ids = [id for id, stance in claim.statements if stance == wanted]
        if ids:
            origins = {origin_of[id] for id in ids if id in origin_of}
            yield Side(wanted, tuple(sorted((lines[id] for id in ids), key=_by_number)), len(origins))


def _origins(
    claim: Claim, lines: Mapping[str, Told], telling: Telling, names: Mapping[str, Party]
) -> Iterable[Origin]:
    of: defaultdict[str, list[Told]] = defaultdict(list)
    for id, key in claim.origin_of:
        of[key].append(lines[id])
    why = dict(claim.origin_why)
    for key in sorted(of, key=lambda key: (-len(of[key]), key)):
        there = tuple(sorted(of[key], key=_by_number))
        yield Origin(key, origin_name(key, names, telling.heading), there, tuple(_reasons(there, why)))


def _reasons(lines: Sequence[Told], why: Mapping[str, str]) -> Iterable[tuple[str, tuple[Told, ...]]]:
    """Each reason once, with the lines that it is given for, in order of the first of them."""
    of: dict[str, list[Told]] = {}
    for line in lines:
        if line.statement.id in why:
            of.setdefault(why[line.statement.id], []).append(line)
    for why_so, those in of.items():
        yield in_line(why_so), tuple(those)


def _carriers(lines: Mapping[str, Told], telling: Telling) -> Iterable[Carrier]:
    of: defaultdict[tuple[str, bool], list[Told]] = defaultdict(list)
    for line in lines.values():
        of[line.outlet or line.statement.article, line.outlet is not None].append(line)
    for name, is_named in sorted(of, key=lambda key: (not key[1], -len(of[key]), key)):
        shown = name if is_named else f"{telling.heading(name).title} ({UNNAMED_OUTLET})"
        yield Carrier(shown, is_named, tuple(sorted(of[name, is_named], key=_by_number)))


def _by_number(told: Told) -> tuple[int, str]:
    return told.number, told.statement.id
