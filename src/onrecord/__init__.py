"""onrecord: who said what, when, according to whom, each line tied to its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.notebook import Ledger

__all__ = ["Ledger", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`onrecord.Ledger`, for notebooks and scripts, loaded only when it is asked for."""
    if name == "Ledger":
        from onrecord.notebook import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
