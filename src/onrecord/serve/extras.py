"""What `serve` and `mcp` need beside the rest of the program, and what to say where it isn't installed."""

from __future__ import annotations

from importlib.util import find_spec

from onrecord.errors import UsageError

NEEDED = {"serve": ("fastapi", "uvicorn", "python_multipart"), "mcp": ("mcp",)}
"""The modules of each extra of `pyproject.toml` that are imported here."""


def need(extra: str) -> None:
    """Do nothing where the modules of an extra are installed.

    Raises:
        UsageError: they aren't; the message says what to install.
    """
    missing = [name for name in NEEDED[extra] if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"onrecord {extra} needs {', '.join(missing)}, which is not installed: "
            f"pip install 'onrecord[{extra}]'"
        )
