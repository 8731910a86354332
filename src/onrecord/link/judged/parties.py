"""The parties that linking found, corrected by what people judged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.judged.agreement import Agreement
from onrecord.link.judged.atoms import Atom, Atoms
from onrecord.link.parties.merge import party_of
from onrecord.model import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.link.judged.weigh import Rulings
    from onrecord.model import Mention, Party


def judged_parties(
    found: Sequence[Party], mentions: Iterable[Mention], rulings: Rulings
) -> tuple[Party, ...]:
    """The parties found, joined and divided as judged, sorted by id.

    What people say goes first; then each party found is joined again as far as that allows. Of one that is
    divided, a name that nobody spoke of goes where it shares most words, then most articles.
    """
    if not rulings.parties:
        return tuple(found)
    work = _Division(found, Atoms(mentions, rulings.parties))
    for one in rulings.parties:  # they don't contradict one another: `weigh` has seen to it
        a, b = work.atoms.of(one.subject), work.atoms.of(one.object)
        if one.kind == "same-party":
            work.agreement.join(a, b)
        else:
            work.agreement.part(a, b, one.id)
    for party in found:
        work.settle(party)
    return work.parties(rulings)


@dataclass(slots=True)
class _Side:
    """What stays together of a party that is divided: an atom, the words of its names, its articles."""

    atom: Atom
    words: set[str]
    articles: set[str]

    def likeness(self, words: set[str], articles: set[str]) -> tuple[int, int]:
        """Words in common, then articles in which both stand."""
        return len(self.words & words), len(self.articles & articles)


class _Division:
    """All atoms of the parties found, and which of them are one."""

    def __init__(self, found: Sequence[Party], atoms: Atoms) -> None:
        self.found = found
        self.atoms = atoms
        self.agreement: Agreement[Atom] = Agreement()
        self.of_atom: dict[Atom, list[str]] = defaultdict(list)
        for party in found:
            for mention in party.mentions:
                self.of_atom[atoms.of(mention)].append(mention)

    def settle(self, party: Party) -> None:
        """Join what linking joined, save what people keep apart."""
        own = sorted({self.atoms.of(mention) for mention in party.mentions})
        blocks = [
            [atom for atom in own if self.agreement.leader(atom) == leader] for leader in self._leaders(own)
        ]
        blocks.sort(key=lambda block: (not self._is_disputed(block, own), -self._size(block), block))
        placed: list[_Side] = []
        for block in blocks:
            words, articles = self._words(block), self._articles(block)
            open_to = [one for one in placed if self.agreement.against(one.atom, block[0]) is None]
            if not open_to:
                placed.append(_Side(block[0], words, articles))
                continue
            closest = max(open_to, key=lambda one: one.likeness(words, articles))  # the first of equals
            self.agreement.join(closest.atom, block[0])
            closest.words |= words
            closest.articles |= articles

    def _leaders(self, atoms: Iterable[Atom]) -> list[Atom]:
        return sorted({self.agreement.leader(atom) for atom in atoms})

    def _is_disputed(self, block: list[Atom], own: list[Atom]) -> bool:
        return any(self.agreement.against(block[0], atom) is not None for atom in own)

    def _size(self, block: list[Atom]) -> int:
        return sum(len(self.of_atom[atom]) for atom in block)

    def _words(self, block: list[Atom]) -> set[str]:
        return {word for atom in block for word in self.atoms.words(atom)}

    def _articles(self, block: list[Atom]) -> set[str]:
        return self.atoms.articles([mention for atom in block for mention in self.of_atom[atom]])

    def parties(self, rulings: Rulings) -> tuple[Party, ...]:
        """What the groups come to; a party that nobody's word changed stays as it was found."""
        by_mentions = {frozenset(party.mentions): party for party in self.found}
        told = []
        for group in self.agreement.groups():
            held = frozenset(mention for atom in group for mention in self.of_atom.get(atom, ()))
            if held:
                told.append(by_mentions.get(held) or self._rebuilt(group, held, rulings))
        return tuple(sorted(told, key=lambda party: party.id))

    def _rebuilt(self, group: list[Atom], held: frozenset[str], rulings: Rulings) -> Party:
        mentions = [self.atoms.nodes.by_id[id] for id in held if id in self.atoms.nodes.by_id]
        reasons = {
            one.because
            for one in rulings.parties
            if one.kind == "same-party" and {one.subject, one.object} <= held
        }
        for party in self.found:
            if not held.isdisjoint(party.mentions):
                lost = [self.atoms.nodes.by_id[id] for id in party.mentions if id not in held]
                reasons.update(_still_true(party.merged_because, mentions, lost))
        return party_of(content_id("party", *min(group)), mentions, sorted(reasons))


def _still_true(reasons: Iterable[str], kept: Iterable[Mention], lost: Iterable[Mention]) -> list[str]:
    """The reasons of a party found that name nothing which is now another's; one name alone needs none."""
    names = {name for m in kept for name in (m.text, m.name) if name}
    if len(names) < 2:
        return []
    gone = {name for m in lost for name in (m.text, m.name) if name} - names
    return [reason for reason in reasons if not any(f"“{name}”" in reason for name in gone)]
