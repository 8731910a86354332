"""What several origins assert, and what hangs on one: on the terminal, with the lines behind each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.report import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.report.sheet import Sheet
    from onrecord.report.views.claims import Claimed

NAMED = 4
"""Origins that are named with a claim; further ones are counted."""
LINES = 2
"""Lines that are shown of a claim beside the one that stands for it; further ones are counted."""


def write(sheet: Sheet, claims: Sequence[Claimed], limit: int) -> None:
    """The first claims, each with its origins by name and its first lines by place."""
    for one in claims[:limit]:
        sheet.line(one.gist.words, indent=2)
        sheet.line((f"{_origins(one)}, in {wording.carried(one)}", "italic"), indent=4)
        others = [line for line in one.lines if line.statement.id != one.gist.statement.id]
        for line in [one.gist, *others[:LINES]]:
            sheet.line((f"{line.route}, {line.said}, ", "dim"), (line.where, "dim underline"), indent=4)
        if len(others) > LINES:
            sheet.line((f"and {wording.count(len(others) - LINES, 'more line')}", "dim"), indent=4)


def as_json(claimed: Claimed) -> dict[str, Any]:
    """A claim as a JSON object: the words that stand for it, and the list behind each of its counts."""
    return {
        "claim": claimed.claim.id,
        "gist": claimed.gist.statement.id,
        "words": claimed.gist.words,
        "origins": [
            {"key": origin.key, "name": origin.name, "statements": [o.statement.id for o in origin.lines]}
            for origin in claimed.origins
        ],
        "outlets": [
            {"name": carrier.name, "statements": [o.statement.id for o in carrier.lines]}
            for carrier in claimed.carriers
        ],
        "stances": {side.stance: [o.statement.id for o in side.lines] for side in claimed.sides},
    }


def _origins(claimed: Claimed) -> str:
    names = [origin.name for origin in claimed.origins[:NAMED]]
    rest = len(claimed.origins) - len(names)
    more = f" and {rest} more" if rest else ""
    return f"{wording.count(len(claimed.origins), 'independent origin')} ({'; '.join(names)}{more})"
