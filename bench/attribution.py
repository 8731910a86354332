"""Attribution as the program gives it, all steps after the reader included, on PolNeAR's development part.

    python -m bench.attribution ../shared

Articles are read as plain texts, as `onrecord read` does; the official scorer compares.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import corpora, evaluate

import onrecord

if TYPE_CHECKING:
    from onrecord.model import Statement


def relations(text: str) -> list[dict[str, Any]]:
    """The outermost attributed statements of a text in the gold's own format."""
    statements = {s.id: s for s in onrecord.read(text).statements}
    return [_relation(s) for s in statements.values() if s.cue is not None and _is_outermost(s, statements)]


def _is_outermost(statement: Statement, by_id: dict[str, Statement]) -> bool:
    outer = by_id.get(statement.within or "")
    return outer is None or outer.cue is None


def _relation(statement: Statement) -> dict[str, Any]:
    spans = {
        "source": [statement.source] if statement.source else [],
        "cue": [statement.cue] if statement.cue else [],
        "content": list(statement.content),
    }
    return {role: [(span.start, span.end) for span in some] for role, some in spans.items()}


def main() -> None:
    """Print the scorer's table."""
    shared = Path(sys.argv[1])
    data = shared / "data/attribution"
    gold, cofenet = data / "polnear_dev.jsonl.gz", data / "cofenet_dev.jsonl.gz"
    rows = corpora.rows(gold)
    found = ({"id": r["id"], "text": r["text"], "relations": relations(r["text"])} for r in rows)
    evaluate.scored(shared / "eval", gold, cofenet, found)


if __name__ == "__main__":
    main()
