"""The group of all commands: what goes wrong in any of them becomes one line on stderr and an exit code."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import LedgerError, OnrecordError, UsageError
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING_READ = 1
"""Also where what was asked for can't be written."""
FAULTS_FOUND = 1
SOME_NOT_READ = 3
LEDGER_UNUSABLE = 4
STOPPED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + 13
"""As a shell reports a program that SIGPIPE (13 on every POSIX system) ended."""


class Commands(click.Group):
    """A click group whose commands fail in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order in which they were added: that of a day's work."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn its errors into a message and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _deaf(ctx)
        except KeyboardInterrupt:
            complain("stopped")
            ctx.exit(STOPPED)
        except UsageError as error:
            raise click.UsageError(in_line(str(error))) from error
        except OnrecordError as error:
            complain(str(error))
            ctx.exit(_code(error))
        except OSError as error:
            complain(f"{error.filename}: {error.strerror}" if error.filename else str(error))
            ctx.exit(NOTHING_READ)
        else:
            return result


def complain(message: str) -> None:
    """One line on stderr, safe to show."""
    click.echo(f"onrecord: {in_line(message)}", err=True)


def note(lines: Iterable[str]) -> None:
    """Lines on stderr, safe to show, for what isn't the result of a command."""
    for line in lines:
        click.echo(in_line(line), err=True)


def _code(error: OnrecordError) -> int:
    if isinstance(error, LedgerError):
        return LEDGER_UNUSABLE
    return NOTHING_READ


def _deaf(ctx: click.Context) -> None:
    """Nobody reads our output any more (`| head`): say nothing more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    ctx.exit(PIPE_CLOSED)
