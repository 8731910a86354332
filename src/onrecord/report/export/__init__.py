"""The ledger as files for other programs, in several formats; the same bytes for the same ledger.

docs/reference/export.md describes every one of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.ledger import Ledger

FORMATS = {
    "jsonl": "one file per noun, one JSON object per line",
    "csv": "one table per noun, for spreadsheets",
    "parquet": "one table per noun, with types; needs onrecord[parquet]",
    "ftm": "FollowTheMoney entities",
    "webannotation": "W3C Web Annotations (JSON-LD)",
    "geojson": "the places that statements are about",
    "graphml": "parties and claims, outlets and origins, who rests on whom",
    "dna": "statements for discourse network analysis (CSV)",
    "markdown": "the brief, each line with a footnote to its characters",
    "csl": "the articles as references (CSL-JSON)",
    "vegalite": "the pictures as Vega-Lite specifications, with their data",
    "pictures": "the same drawn, as SVG and PNG; needs onrecord[pictures]",
}
"""Each format with what it is, in a few words."""

_MODULES = {"csv": "spreadsheet"}
"""Where a format's module has another name than the format: that one would be the standard library's."""


def export(ledger: Ledger, folder: Path, form: str = "jsonl") -> None:
    """Write the files of a format into `folder`, made where there is none; older ones are replaced.

    Each file gets its name only when all are complete, so that an interrupted export leaves no half one.
    All of it is of one state of the ledger. Raises OnrecordError where the folder can't be written to, or
    what the format needs isn't installed; UsageError where there is no such format.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no format {form!r}; there are {', '.join(FORMATS)}")
    from onrecord.report.export.files import write

    module = import_module(f"{__name__}.{_MODULES.get(form, form)}")
    write(ledger, folder, module.files() if hasattr(module, "files") else module.FILES)
