"""Which sources of a claim are one voice: a name and its short form, an office and its holder, officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from onrecord.link.origins.sources import Source, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SAME_NAME = 85
"""Likeness of two surnames (0 to 100, Levenshtein) that may be one misspelt ..."""
SAME_SURNAME = 75
"""... and where the first names are the same: one letter of four or five."""
_ALONE = ("witnesses", "documents")
"""Bodies that are only ever themselves: no witness is an official, no paper is somebody who speaks."""


def voices(sources: Sequence[Source], speaks_for: Mapping[str, frozenset[str]]) -> dict[str, Told]:
    """Key of each source that isn't an article's own -> the key it counts under, and why.

    Names come first and only join what is one with them. Bodies for which one of them speaks, governments,
    and then those without a name, each join one of the voices that there are: they never make one of two.
    `speaks_for` gives the government and the body (party ids) for which a speaker (party id) speaks. Somebody
    of whom only deeds are told, and no name, is left out, unless one with somebody who speaks.
    """
    groups: list[list[Source]] = []
    told = [source for source in sources if source.sort in ("named", "nameless")]
    spoken_for = {id for source in told for id in speaks_for.get(_party(source), ())}

    def order(source: Source) -> tuple[bool, bool, tuple[bool, bool, bool, int, str]]:
        nameless = source.sort == "nameless"
        return nameless, not source.is_person and _party(source) in spoken_for, _vagueness(source)

    for source in sorted(told, key=order):
        home = max(
            (group for group in groups if _may_join(source, group, speaks_for)),
            key=lambda group: _closeness(source, group),
            default=None,
        )
        if home is not None:
            home.append(source)
        elif source.sort == "named" or not source.is_deed:
            groups.append([source])
    found = {}
    for group in groups:
        leader = min(group, key=order)
        found.update({source.key: Told(leader.key, _why(source, leader, speaks_for)) for source in group})
    return found


def _why(source: Source, leader: Source, speaks_for: Mapping[str, frozenset[str]]) -> str:
    """Why a source counts under the key of the one that leads its voice."""
    if source.key == leader.key or source.label.lower() == leader.label.lower():
        return f"done by {source.label}" if source.is_deed else f"said by {source.label}"
    if source.is_government or _party(source) in speaks_for.get(_party(leader), ()):
        return f"{leader.label} speaks for {source.label}"
    if source.sort == "nameless":
        return f"“{source.label}” may be {leader.label}: neither country nor body tells them apart"
    return f"{source.label} and {leader.label} are one, by name or by office"


def _vagueness(source: Source) -> tuple[bool, bool, bool, int, str]:
    """Full names first, then shorter ones, governments, and the nameless, of whom least is known last."""
    return (
        source.sort == "nameless",
        source.is_government,
        source.is_deed,
        -len(source.name.split())
        if source.name
        else -len(source.traits.bodies) - len(source.traits.countries),
        source.key,
    )


def _may_join(source: Source, group: Sequence[Source], speaks_for: Mapping[str, frozenset[str]]) -> bool:
    if source.sort == "nameless":
        speakers = [one for one in group if one.sort == "named" and not one.is_government]
        return any(_may_be(source, one) for one in speakers or group)
    if source.is_government:
        return any(_governs(source, one, speaks_for) for one in group)
    return any(same_speaker(source, one) or _is_spoken_for(source, one, speaks_for) for one in group)


def _closeness(source: Source, group: Sequence[Source]) -> tuple[bool, int, int]:
    """What tells among several voices that somebody may be: the article, body and country, who spoke."""
    return (
        any(source.articles & one.articles for one in group),
        max(
            len(source.traits.bodies & one.traits.bodies)
            + len(source.traits.countries & one.traits.countries)
            for one in group
        ),
        sum(not one.is_deed for one in group),
    )


def _governs(government: Source, other: Source, speaks_for: Mapping[str, frozenset[str]]) -> bool:
    """Whether the other is a voice of the government: its minister, its ministry, its officials."""
    if government.key == other.key or _party(government) in speaks_for.get(_party(other), ()):
        return True
    return "government" in other.traits.bodies and government.traits.fits(other.traits)


def _is_spoken_for(body: Source, other: Source, speaks_for: Mapping[str, frozenset[str]]) -> bool:
    """Whether the other speaks for the body, and in its article: elsewhere somebody else may."""
    return not body.articles.isdisjoint(other.articles) and _party(body) in speaks_for.get(_party(other), ())


def _party(source: Source) -> str:
    """The id of a named source's party."""
    return source.key.removeprefix("party:")


def _may_be(nameless: Source, other: Source) -> bool:
    """Whether who isn't named may be the other: nothing tells them apart, not country, body nor office."""
    bodies, theirs = nameless.traits.bodies, other.traits.bodies
    is_body = other.sort == "named" and not other.is_person and not other.is_government
    if nameless.calls and is_body and not _is_called(other, nameless.calls):
        return False
    for body in _ALONE:
        if body in bodies or body in theirs:
            return body in bodies & theirs
    if not nameless.traits.fits(other.traits) or (bodies and theirs and not bodies & theirs):
        return False
    if nameless.is_private and theirs and other.is_person:
        return False  # a baker is no minister
    if bodies and nameless.traits.countries and not theirs and other.is_person:
        return bool(nameless.traits.countries & other.traits.countries)  # Brazil's military is no UN envoy
    of_a_body = nameless.traits.is_official and (bodies or nameless.traits.countries)
    if of_a_body and other.is_person and not (other.traits.is_official or other.traits.countries):
        return False  # French officials are nobody of whom neither country nor office is told
    if bodies and not theirs and is_body:
        return False  # a minister is no company
    if nameless.is_deed and not bodies & theirs:
        return bool(nameless.traits.countries & other.traits.countries)
    return True


def _is_called(body: Source, names: frozenset[str]) -> bool:
    """Whether some of the names are in the body's, or are its initials."""
    words = body.name.split()
    return not names.isdisjoint(words) or "".join(word[0] for word in words) in names


def same_speaker(a: Source, b: Source) -> bool:
    """Whether two who say the same are one: a surname alone, a misspelling, an office and its holder."""
    if not a.name or not b.name:
        return False
    if a.is_person and b.is_person:
        return one_name(a.name, b.name)
    is_one_office = a.traits.bodies & b.traits.bodies and a.traits.fits(b.traits)
    return bool(is_one_office) or one_name(a.name, b.name)


def one_name(a: str, b: str) -> bool:
    """Whether two folded names are one: surnames alike, first names the same, wanting or behind a title."""
    one, other = a.split(), b.split()
    if not one or not other:
        return False
    is_same_first = len(one) > 1 and len(other) > 1 and one[0] == other[0]
    if ratio(one[-1], other[-1]) < (SAME_SURNAME if is_same_first else SAME_NAME):
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return len(shorter) == 1 or one[0] == other[0] or longer[-len(shorter) :] == shorter


def one_relay(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources, papers and stations without a name as one where one's words are all among another's.

    "State television" and "Libyan state television" of two articles may be two, and nothing shows it.
    """
    relays = {id: s for id, s in sources.items() if s.sort == "relay" and s.key.startswith("nameless:")}
    vaguest = sorted(relays.values(), key=lambda s: (len(s.label.split()), s.key))
    found = dict(sources)
    for id, relay in relays.items():
        words = set(relay.label.lower().split())
        found[id] = next(s for s in vaguest if words.issuperset(s.label.lower().split()))
    return found


def distinct(sources: Iterable[Source]) -> list[Source]:
    """One source for each key, in order, its countries and bodies those of all together."""
    found: dict[str, Source] = {}
    for source in sources:
        known = found.get(source.key)
        found[source.key] = source if known is None else known.beside(source)
    return list(found.values())
