"""Arguments and options that several commands share."""

from __future__ import annotations

import calendar
import getpass
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., Any]")

DEFAULT_LEDGER = Path("onrecord.db")
"""The same as in `settings`, which is not imported here because it would load every room for --help."""


class _LedgerPlace(click.Path):
    """A ledger's file, or the address of a PostgreSQL database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """An Address for what looks like one, a Path for anything else."""
        if isinstance(value, str) and value.startswith(("postgresql://", "postgres://")):
            from onrecord.ledger import where

            return where(value)
        return super().convert(value, param, ctx)


LEDGER = _LedgerPlace(path_type=Path, dir_okay=True)
FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
FOLDER = click.Path(path_type=Path, file_okay=False)

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def iso_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A year, month or day as ISO 8601 writes it; nothing else, so that 03/04/2016 is never guessed at."""
    if value is None:
        return None
    found = _DAY.fullmatch(value)
    if found:
        year, month, day = (int(part or 1) for part in found.groups())
        if year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            return value
    reason = f"{value!r} is no date written as YYYY, YYYY-MM or YYYY-MM-DD"
    raise click.BadParameter(reason, ctx=ctx, param=param)


def ledger_argument(command: Command) -> Command:
    """LEDGER, by default the one that `build` makes."""
    return click.argument("ledger", type=LEDGER, default=DEFAULT_LEDGER, required=False)(command)


def output_option(command: Command) -> Command:
    """-o, the ledger that is written."""
    return written_ledger("The ledger to make, or to add to.")(command)


def written_ledger(what: str) -> Callable[[Command], Command]:
    """-o, a ledger that is written, with what is done to it."""
    return click.option(
        "-o",
        "--output",
        "ledger",
        metavar="LEDGER",
        type=LEDGER,
        default=DEFAULT_LEDGER,
        show_default=True,
        help=what,
    )


def json_option(what: str) -> Callable[[Command], Command]:
    """--json, with what comes of it."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {what} instead of text.")


def utc(when: datetime) -> str:
    """A time as ISO 8601 in UTC, to the millisecond; one without a zone is taken to be in UTC."""
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def user() -> str:
    """The user of this system, who judges unless told otherwise."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def print_json(value: Any, *, indent: int | None = None) -> None:
    """JSON in ASCII, so that it is safe on any terminal and in any locale."""
    click.echo(json.dumps(value, indent=indent))
