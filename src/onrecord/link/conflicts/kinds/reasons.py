"""Why somebody did something or had it done to them: not told, and told elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.link.conflicts.finding import Finding
from onrecord.link.conflicts.kinds.once_words import once_words
from onrecord.link.conflicts.reading.runs import BEING, tagged
from onrecord.link.conflicts.reading.scopes import of_other_people
from onrecord.link.conflicts.reading.words import around, as_printed, of_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.conflicts.frames import Frame
    from onrecord.link.conflicts.reading.words import Word

LEAST_NEAR, _NEAR_ANYBODY = 0.3, 0.45
"""How near two lines lie that speak of one act on one person, and where not both of them name anybody."""
_ASKING = frozenset({"why", "reason", "reasons"})
_REACH = 12
"""Words after "why" among which the act stands that it asks for."""
_CLOSE = 3
"""Words after an act among which its reason begins: "was suspended last week for feuding"."""
_UNKNOWN = frozenset({"not", "n't", "never", "no", "nobody", "declined", "refused", "unclear", "unknown"})
_HELPING = BEING | {"has", "had", "have", "did", "does", "do"}


_ENDS = frozenset({",", ".", "or", "and", ";", "in", "at"})


class Reason(NamedTuple):
    """The kind of an act, the place of its word, and whether it is asked why, or told."""

    act: str
    at: int
    is_asked: bool


def reasons(run: Sequence[Word], is_open: bool) -> tuple[Reason, ...]:
    """The acts of a line of which it is told why, or said that this isn't; `is_open` by who says it."""
    parts = tagged(run)
    found = []
    for k, word in enumerate(run):
        if word.lower in _ASKING and (is_open or _is_untold(run, k)):
            found += [Reason(of_kind(run[at].sense), at, True) for at in _acts(run, parts, k + 1)[:1]]
        elif word.lower == "for" and k and _is_what_for(run, parts, k, is_open):
            found.append(Reason(of_kind(run[k - 1].sense), k - 1, True))
        elif parts[k].startswith("VB") and word.sense and _tells_why(run, parts, k):
            found.append(Reason(of_kind(word.sense), k, False))
    return tuple(found)


def _acts(run: Sequence[Word], parts: Sequence[str], first: int) -> list[int]:
    """The verbs from a word on, those that help others and those put in with "who" left out."""
    found, is_put_in = [], False
    for at in range(first, min(len(run), first + _REACH)):
        if run[at].lower == ",":
            is_put_in = not is_put_in and any(w.lower in ("who", "which") for w in run[at + 1 : at + 2])
        elif not is_put_in and parts[at].startswith("VB") and run[at].sense:
            found += [at] if run[at].lower not in _HELPING else []
    return found


def _is_untold(run: Sequence[Word], k: int) -> bool:
    """Whether a line says that nobody tells why: "didn't say why", "the reason was not made public"."""
    before = {w.lower for w in run[max(0, k - 6) : k]}
    after = {w.lower for w in run[k : k + _REACH]}
    told = {"public", "known", "disclosed", "given", "released", "revealed", "stated", "specified"}
    return bool(before & _UNKNOWN) or bool(after & _UNKNOWN and after & told)


def _is_what_for(run: Sequence[Word], parts: Sequence[str], k: int, is_open: bool) -> bool:
    """Whether a line asks for what something is done: "(didn't say) what she is being treated for"."""
    ends = k + 1 == len(run) or run[k + 1].lower in _ENDS
    what = next((at for at in range(k) if run[at].lower == "what"), None)
    if not ends or what is None or not parts[k - 1].startswith("VB"):
        return False
    return is_open or any(w.lower in _UNKNOWN for w in run[:what])


def _tells_why(run: Sequence[Word], parts: Sequence[str], k: int) -> bool:
    """Whether a reason stands right behind an act: "because", or after what is done for a reason, "for"."""
    punishing = run[k].lower in once_words().punishing
    for at in range(k + 1, min(len(run), k + 2 + _CLOSE)):
        if run[at].lower == "because":
            return True
        if punishing and run[at].lower in ("for", "over", "after", "when"):
            return _is_a_reason(run, parts, at + 1)
        if parts[at].startswith("VB"):
            return False
    return False


def _is_a_reason(run: Sequence[Word], parts: Sequence[str], first: int) -> bool:
    """Whether what stands from a word on may be why, and no length of time."""
    after = run[first : first + 4]
    if any(w.lower in _LENGTHS or w.lower.isdigit() for w in after) or not after:
        return False
    if after[0].lower in _ENDS:
        return False
    return any(tag == "VBG" or tag.startswith("NN") or tag == "PRP" for tag in parts[first : first + 3])


_LENGTHS = frozenset(
    {"day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "life", "minutes", "now"}
    | {"time", "times", "weekend", "moment", "example"}
)


def compare(a: Frame, b: Frame, near: float) -> Finding | None:
    """One line says that nobody tells why, the other tells it."""
    if not (a.reasons and b.reasons and a.in_one_story) or near < LEAST_NEAR or of_other_people(a, b):
        return None
    if not a.people & b.people and near < _NEAR_ANYBODY:
        return None
    return _told(a, b, near, "b") or _told(b, a, near, "a")


def _told(unsure: Frame, sure: Frame, near: float, later: Literal["a", "b"]) -> Finding | None:
    if sure.open:
        return None
    for one in unsure.reasons:
        for other in sure.reasons:
            if one.is_asked and not other.is_asked and one.act == other.act:
                what = unsure.open or as_printed(unsure.words[:4])
                why = f"“{what}” ({around(unsure.words, one.at, 8, 3)})"
                why += f" against the flat “{around(sure.words, other.at, 2, 7)}”"
                return Finding("commitment", why, 0.3 + 0.4 * near, f"why/{one.act}", later)
    return None
