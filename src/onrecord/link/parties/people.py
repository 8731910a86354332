"""Whether two persons' names are one person's: steps, each with a score and its reason.

A score adds to the odds that the two are one; a negative one forbids it. Names alone decide little: two given
names that differ keep two people apart whatever else speaks for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.language.folding import letters_apart, skeleton
from onrecord.language.names import nicknames, word_class

_PARTICLES = word_class("particles")
SAME = 1.0
"""The score from which on two names are one person's."""
_FORBIDDEN = -10.0
_SHORTEST_VARIANT = 5
"""Letters of a word from which on a spelling variant of it is believed."""
_SHORTEST_SOUND = 4
"""Letters of a word from which on two ways to print its sounds are believed."""
_SOUNDS = (
    ("dj", "d"), ("dh", "d"), ("gh", "g"), ("kh", "h"), ("sh", "s"), ("ch", "c"),
    ("q", "k"), ("ou", "u"), ("w", "v"), ("j", "i"), ("y", "i"),
)  # fmt: skip
"""Letters and what is printed for them elsewhere: š and sh, ç and ch, đ and dj, х and kh."""
_SHORTEST_OF_TWO = 6
"""The same where more than one word of the name is spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one feature says: its score and the reason in words."""

    score: float
    why: str


def surname(words: tuple[str, ...]) -> str:
    """The last word of a name, particles left out: "assad" of "bashar al assad"."""
    return words[-1]


def given(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words before the surname without particles."""
    return tuple(word for word in words[:-1] if word not in _PARTICLES)


def same_words(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """The same names in another order or with other particles: "Orsk Pavel", "Bashar Assad"."""
    bare_a, bare_b = _bare(a), _bare(b)
    if bare_a == bare_b or (len(bare_a) == len(bare_b) > 1 and sorted(bare_a) == sorted(bare_b)):
        return Evidence(SAME, "the same names")
    return None


def middle_names(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """The same given name and surname, one with further names between: "Vladimir V. Putin"."""
    short, long = sorted((_bare(a), _bare(b)), key=len)
    if len(short) < 2 or len(short) == len(long):
        return None
    if short[-1] == long[-1] and short[0] in long[:-1] and set(short) <= set(long):
        return Evidence(SAME, "the same given name and surname, one with a further name")
    if short[-1] == long[-2] and short[0] == long[0] and len(long) > 2 and len(short) == 2:
        return Evidence(SAME, "the same given name and surname, one with a further surname")
    return None


def nickname(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """The same surname, and two given names of which one is short for the other: "Dave", "David"."""
    first_a, first_b = given(a)[:1], given(b)[:1]
    if not first_a or not first_b or surname(a) != surname(b):
        return None
    one, other = first_a[0], first_b[0]
    if one != other and stands_for(one, other):
        return Evidence(
            SAME, f"the same surname, and “{min(one, other, key=len)}” is short for the other name"
        )
    return None


def stands_for(one: str, other: str) -> bool:
    """Whether two given names may be one's, one of them a short form: "Bill", and "William" or "Will"."""
    short = nicknames()
    fulls = [short.get(name, frozenset({name})) for name in (one, other)]
    return (one in short or other in short) and not fulls[0].isdisjoint(fulls[1])


def initials(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """The same surname, and an initial where the other has the given name: "A. Lazez", "Abraimi Lazez"."""
    first_a, first_b = given(a)[:1], given(b)[:1]
    if not first_a or not first_b or surname(a) != surname(b):
        return None
    one, other = first_a[0], first_b[0]
    if one != other and min(len(one), len(other)) == 1 and one[0] == other[0]:
        return Evidence(0.5, "the same surname and initial")
    return None


def spelling(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """Names alike but for how they are brought into Latin letters."""
    bare_a, bare_b = sorted(_bare(a), key=_sound), sorted(_bare(b), key=_sound)
    if len(bare_a) != len(bare_b) or len(bare_a) < 2:
        return None
    differing = [(x, y) for x, y in zip(bare_a, bare_b, strict=True) if x != y]
    unlike = [(x, y) for x, y in differing if _plain(x) != _plain(y)]
    is_long = all(min(len(x), len(y)) >= _SHORTEST_OF_TWO for x, y in unlike)
    if differing and (len(unlike) <= 1 or is_long) and all(is_variant(x, y) for x, y in differing):
        pairs = " and ".join(f"“{x}” and “{y}”" for x, y in differing)
        return Evidence(SAME, f"{pairs} are spellings of one name")
    return None


def other_given_name(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """Different given names: two people."""
    if len(_bare(a)) > 1 and len(_bare(b)) > 1:
        return Evidence(_FORBIDDEN, "different names")
    return None


FEATURES = (same_words, middle_names, nickname, spelling, initials, other_given_name)
"""In order; the first that speaks decides."""


def compare(a: tuple[str, ...], b: tuple[str, ...]) -> Evidence | None:
    """What speaks for or against two full names being one person's: the first feature that applies."""
    for feature in FEATURES:
        found = feature(a, b)
        if found is not None:
            return found
    return None


def is_variant(x: str, y: str) -> bool:
    """Whether two words are spellings of one: the same consonants, only vowels or doubling between.

    The last letter must be the same sort (so that Mario and Maria stay two), y and i count as one.
    """
    if min(len(x), len(y)) < _SHORTEST_SOUND:
        return x == y
    x, y = _plain(x), _plain(y)
    if x == y:
        return True
    if min(len(x), len(y)) < _SHORTEST_VARIANT or x[0] != y[0] or skeleton(x) != skeleton(y):
        return False
    return x[-1] == y[-1] and abs(len(x) - len(y)) <= 1 and letters_apart(x, y) <= 2


def _plain(word: str) -> str:
    """Letters for one sound as one: "Gadhafi" and "Gaddafi", "Yusuf" and "Jusuf", "Oruç" and "Oruch"."""
    for printed, sound in _SOUNDS:
        word = word.replace(printed, sound)
    return word


def _sound(word: str) -> str:
    return skeleton(_plain(word))


def blocks(words: tuple[str, ...]) -> set[str]:
    """Keys that two names share if any feature could take them for one."""
    bare = _bare(words)
    sounds = [_sound(word) for word in bare]
    found = {" ".join(sorted(sounds)), f"{bare[0][0]}. {bare[-1]}"}
    found |= {f"{sound} {sounds[-1]}" for sound in sounds[:-1]}
    if len(sounds) > 2:
        found.add(f"{sounds[0]} {sounds[-2]}")
    return found


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _PARTICLES) or words
