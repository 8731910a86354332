"""Attribution as the program gives it, all steps after the reader included, on PolNeAR's development part.

    python -m bench.attribution ../shared

Articles are read as plain texts, as `onrecord read` does; the official scorer compares.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training import corpora

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
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        with system.open("w", encoding="utf-8") as out:
            for row in corpora.rows(data / "polnear_dev.jsonl.gz"):
                found = {"id": row["id"], "text": row["text"], "relations": relations(row["text"])}
                out.write(json.dumps(found) + "\n")
        scorer = [
            sys.executable, shared / "eval/score_attribution.py", data / "polnear_dev.jsonl.gz", system,
            "--cofenet", data / "cofenet_dev.jsonl.gz",
        ]  # fmt: skip
        subprocess.run(list(map(str, scorer)), check=True)  # noqa: S603 - our own scorer


if __name__ == "__main__":
    main()
