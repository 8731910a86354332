"""What several origins assert, and what hangs on one: for programs, with the lines behind each count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.report.views.claims import Claimed


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
