"""Cells of a CSV file (RFC 4180), which no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from onrecord.report.export.files import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What spreadsheets take for the beginning of a formula or of another cell (OWASP, CSV Injection).

Apostrophes before it count, so that the one put before it can be taken off again without doubt."""


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A header and rows, each ended by CRLF."""
    yield _line(header)
    for row in rows:
        yield _line(cell(value) for value in row)


def cell(value: object) -> str:
    """A value as it stands in a cell: None empty, truth as true and false, lists and the like as JSON.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return as_json(value)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
