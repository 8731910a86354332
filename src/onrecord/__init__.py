"""onrecord: who said what, when, according to whom, each line tied to its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.notebook import Ledger
    from onrecord.pipeline.text import ReadText, read

__all__ = ["Ledger", "ReadText", "__version__", "read"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`Ledger` and `read`, for notebooks and scripts, loaded only when they are asked for."""
    if name == "Ledger":
        from onrecord.notebook import Ledger

        return Ledger
    if name in {"ReadText", "read"}:
        from onrecord.pipeline import text

        return getattr(text, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
