"""A made-up quarrel about a harbour, as files to be read, and a ledger of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.ingest import IngestOptions
from onrecord.pipeline import BuildPlan, build

if TYPE_CHECKING:
    from pathlib import Path

LANTERN = """Mole to be closed

Petra Oskar said on Monday that the northern mole would be closed to all ships. \
“We will not let a single tanker in,” she said.

Mara Quist, the harbour master, announced that forty cranes had been stopped. \
Ilvar Sand denied that the dockers had been sent home.
"""
POST = """No ship turned away

Mara Brenner said that forty cranes had been stopped. \
Petra Oskar denied that the northern mole would be closed to all ships.

Ilvar Sand said that the dockers had been sent home.
"""
LATER = """Cranes to move again

Mara Brenner said that the cranes would move again on Friday. \
Captain Odo Brandt said that three tankers were waiting off the mole.
"""
EVIL = """<script>alert("x")</script>

Odo "><img src=x onerror=alert(1)> Brandt said that the {{7*7}} </textarea><script>alert(2)</script> ships \
were \u202eknus\u202c. “It is <b>free</b> &lt; javascript:alert(3)”, said Ilvar Sand.
"""
FILES = {"lantern.txt": LANTERN, "post.txt": POST, "<b>evil.txt": EVIL}
MANIFEST = (
    {"path": "lantern.txt", "outlet": "Harbour Lantern", "published": "2031-05-12"},
    {"path": "post.txt", "outlet": "Corvell Post", "published": "2031-05-13"},
    {"path": "<b>evil.txt", "outlet": '"><script>alert(4)</script> Gazette', "published": "2031-05-14"},
)


def folder(path: Path) -> Path:
    """The articles as files."""
    path.mkdir()
    for name, text in FILES.items():
        (path / name).write_text(text, "utf-8")
    (path / "manifest.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in MANIFEST), "utf-8")
    return path


def ledger(path: Path, articles: Path) -> Path:
    """A ledger into which they are read."""
    build(BuildPlan((str(articles),), path, IngestOptions()))
    return path
