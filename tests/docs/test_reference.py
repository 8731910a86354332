"""Every command, option and error has its place in the reference, and the reference names nothing else."""

from __future__ import annotations

import inspect
import re

import click
import pytest
from pages_read import ROOT

from onrecord import errors
from onrecord.cli import cli
from onrecord.cli import group as codes

COMMANDS = (ROOT / "docs/reference/cli.md").read_text("utf-8")
ERRORS = (ROOT / "docs/reference/errors.md").read_text("utf-8")


def section(page: str, heading: str) -> str:
    """What stands under a heading, as far as the next."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {heading}"
    return found[1]


def options(command: click.Command) -> set[str]:
    """All names of the options of a command, short and long."""
    given = [param for param in command.params if isinstance(param, click.Option)]
    return {name for option in given for name in (*option.opts, *option.secondary_opts)}


@pytest.mark.parametrize("name", cli.commands)
def test_a_command_has_its_section_with_every_option_and_no_other(name: str) -> None:
    text = section(COMMANDS, f"onrecord {name}")
    rows = "".join(line.split(" | ")[0] for line in text.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", rows)) == options(cli.commands[name])


@pytest.mark.parametrize("name", cli.commands)
def test_a_command_is_called_as_its_section_says(name: str) -> None:
    command = cli.commands[name]
    usage = " ".join(command.collect_usage_pieces(click.Context(command)))
    assert f"onrecord {name} {usage}\n" in section(COMMANDS, f"onrecord {name}")


@pytest.mark.parametrize("name", cli.commands)
def test_a_command_shows_examples(name: str) -> None:
    assert "Examples:" in (cli.commands[name].epilog or "")
    assert f"onrecord {name}" in (cli.commands[name].epilog or "")


def test_the_reference_names_no_command_that_is_not_there() -> None:
    assert re.findall(r"^## onrecord (\w+)$", COMMANDS, re.MULTILINE) == list(cli.commands)


def test_the_exit_codes_are_listed() -> None:
    listed = {
        int(code) for code in re.findall(r"^\| (\d+) \|", section(COMMANDS, "Exit codes"), re.MULTILINE)
    }
    used = {value for name, value in vars(codes).items() if name.isupper() and isinstance(value, int)}
    assert listed == {0, 2} | used


def test_every_error_has_its_section_and_no_other() -> None:
    classes = [
        name
        for name, value in inspect.getmembers(errors, inspect.isclass)
        if issubclass(value, errors.OnrecordError)
    ]
    assert sorted(re.findall(r"^##+ (\w+)$", ERRORS, re.MULTILINE)) == sorted([*classes, "ReadingFailed"])


def test_errors_stand_under_the_branch_they_belong_to() -> None:
    branch = ""
    for level, name in re.findall(r"^(##+) (\w+)$", ERRORS, re.MULTILINE):
        if len(level) == 2:
            branch = name
        elif hasattr(errors, name):
            assert issubclass(getattr(errors, name), getattr(errors, branch)), name
