"""Whether one line denies what the other says, deed by deed: one act of one party, done to one thing."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from onrecord.link.compare.words import stem
from onrecord.link.conflicts.reading.deed_words import deed_words
from onrecord.link.conflicts.reading.deeds import deeds
from onrecord.link.conflicts.reading.words import act_of

if TYPE_CHECKING:
    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.deeds import Deed, Party

_MANNER = 0.5
"""Share of a denial's limits that the other line may leave out ("not directly involved in the operation")."""


def denies(no: Frame, yes: Frame) -> bool:
    """Whether a deed of the one turns one of the other round."""
    denied = [one for one in deeds(no.line) if one.denied]
    return any(
        not other.denied and act_of(one.sense) == act_of(other.sense) and _turns(one, other, yes.senses)
        for one, other in product(denied, deeds(yes.line) if denied else ())
    )


def _turns(no: Deed, yes: Deed, told: frozenset[str]) -> bool:
    """Whether the one act can't be denied and done at once."""
    return _are_alike_in_mood(no, yes) and _are_alike_in_kind(no, yes) and _are_of_one(no, yes, told)


def _are_alike_in_mood(no: Deed, yes: Deed) -> bool:
    """Whether what is only supposed, planned or wished isn't held against what was done."""
    if no.on_terms or yes.on_terms or (yes.supposed and not no.supposed):
        return False
    if yes.wished and not (no.planned or no.wished):
        return False  # who "will appear" and did not is another matter
    return not no.wished or yes.wished or yes.planned


def _are_alike_in_kind(no: Deed, yes: Deed) -> bool:
    """Whether both tell of an act, or both of what somebody is, and don't only use its word."""
    if {no.kind, yes.kind} & _OF_A_NOUN or (no.kind in _ASIDE and yes.kind != "act"):
        return False
    if yes.kind in _ASIDE and not (yes.thing or yes.wished):
        return False  # "the fight" needn't be one that was fought, "the fall of the mayor" is one
    return (no.kind == "being") == (yes.kind == "being") or "act" in (no.kind, yes.kind)


def _are_of_one(no: Deed, yes: Deed, told: frozenset[str]) -> bool:
    """Whether one party does it to one thing, and the denial is no narrower than what it denies."""
    if not (may_be_one(no.doer, yes.doer) and may_be_one(no.thing, yes.thing)):
        return False
    if stem(no.sense) in deed_words().attitudes and not _shares(no.thing, yes.thing):
        return False
    if _are_named_apart(no, yes):
        return False
    limits = no.limits | (_left_out(no.thing) if not yes.thing else frozenset())
    return len(limits - told) <= _MANNER * len(limits)


def _left_out(thing: Party | None) -> frozenset[str]:
    """The words of a thing that the other line doesn't tell: they narrow a denial, unless there was none."""
    return thing.senses if thing and not thing.is_none else frozenset()


def tells_of_any(no: Frame, yes: Frame, of: frozenset[str]) -> bool:
    """Whether a line tells of some of what there was none of by the other, and of it there and then."""
    return any(
        _may_be_held_against(one, other)
        and not _are_named_apart(one, other)
        and len(one.limits - yes.senses) <= _MANNER * len(one.limits)
        for one, other in product(deeds(no.line), deeds(yes.line))
        if one.sense == other.sense and one.sense in of and one.denied
    )


def _are_named_apart(one: Deed, other: Deed) -> bool:
    """Whether both are tied to what has a name, and to other names ("checked into the Melk clinic")."""
    return bool(one.names and other.names) and one.names.isdisjoint(other.names)


def _may_be_held_against(no: Deed, yes: Deed) -> bool:
    is_so = not (yes.denied or yes.supposed or yes.on_terms or _is_yet_to_be(yes))
    return is_so and not {no.kind, yes.kind} & _OF_A_NOUN and may_be_one(no.doer, yes.doer)


def are_opposed(a: Frame, b: Frame, senses: tuple[str, str]) -> bool:
    """Whether the two senses, which are opposites, are told of one thing, and neither is only wished for."""
    one, other = senses
    return any(
        _is_yet_to_be(first) == _is_yet_to_be(second)
        and (
            ((first.sense, second.sense) == senses and _are_told_of_one(first, second))
            or (first.sense == one and other in second.manner and _is_done_to_doer(first, second))
            or (second.sense == other and one in first.manner and _is_done_to_doer(second, first))
        )
        for first, second in product(deeds(a.line), deeds(b.line))
        if not (first.denied or second.denied)
    )


def _is_yet_to_be(deed: Deed) -> bool:
    return deed.planned or deed.wished


def _is_done_to_doer(deed: Deed, other: Deed) -> bool:
    """Whether what one does in such a way ("of her own will") may have been done to him."""
    return deed.kind not in _BY_THE_WAY and may_be_one(deed.thing or deed.doer, other.doer)


def _are_told_of_one(one: Deed, other: Deed) -> bool:
    """Whether both may be so of one thing; the mill that closed is what somebody opened."""
    kinds = {one.kind, other.kind}
    if kinds & _BY_THE_WAY or kinds == {"object", "quality"}:  # "risk their safety", "dangerous waters"
        return False
    if one.thing and other.thing:
        return may_be_one(one.thing, other.thing) and may_be_one(one.doer, other.doer)
    return may_be_one(one.thing or one.doer, other.thing or other.doer)


_OF_A_NOUN = frozenset({"quality", "part of a name"})
_ASIDE = ("object", "named")
_BY_THE_WAY = frozenset({"named", "part of a name"})


def _shares(one: Party | None, other: Party | None) -> bool:
    return bool(one and other and one.senses & other.senses)


def may_be_one(one: Party | None, other: Party | None) -> bool:
    """Whether two may be the same: what isn't told may, and a name and a noun for what has one.

    A person's pronoun stands for a person; any other for whatever there is.
    """
    if one is None or other is None or one.senses & other.senses:
        return True
    for pronoun, thing in ((one, other), (other, one)):
        if pronoun.is_pronoun:
            return not pronoun.is_person or thing.is_name or thing.is_person or thing.is_pronoun
    return (one.is_name and other.is_nameable) or (other.is_name and one.is_nameable)
