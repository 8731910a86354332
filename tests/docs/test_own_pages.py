"""The pages hold: links lead somewhere, commands run, and every word that is used is explained."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from pages_read import PAGES, ROOT, anchors, links, sessions, shows

from onrecord.errors import InputError
from onrecord.ingest import FetchPolicy, Limits
from onrecord.ingest.page.markup import MOST_IN_A_TAG
from onrecord.model import Conflict, Echo, Party, Place, Stance, Statement, TimeExpression
from onrecord.model.article import RegionKind

RUNNING = [page for page in PAGES if sessions(page)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_page_of_the_documentation_is_linked_from_the_readme() -> None:
    linked = {(ROOT / link).resolve() for link in links(ROOT / "README.md") if "://" not in link}
    assert [page.name for page in PAGES if page.name != "README.md" and page not in linked] == []


@pytest.mark.parametrize("page", RUNNING, ids=lambda page: page.name)
def test_commands_give_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    """All commands of a page run in one folder with the examples in it; the lines shown come in order."""
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    for session in sessions(page):
        real = run(session.command, tmp_path)
        assert shows(session.output, real) == [], f"$ {session.command}\n" + "\n".join(real)


def run(command: str, folder: Path) -> list[str]:
    """The lines that a command of a page prints, colours and widths as on a plain terminal of 100 columns."""
    words = shlex.split(command)
    assert words[:2] == ["uv", "run"], command
    program = str(Path(sys.executable).with_name(words[2]))
    plain = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [program, *words[3:]],
        cwd=folder,
        env=plain,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout.splitlines()


def values() -> list[str]:
    """Every value that an exported field may take by the model's types."""
    fields = [
        *((Statement, name) for name in ("act", "polarity", "commitment", "quoted")),
        (Party, "kind"),
        (Echo, "kind"),
        (Conflict, "kind"),
        (Conflict, "status"),
        (TimeExpression, "type"),
    ]
    found = [value for noun, name in fields for value in get_args(get_type_hints(noun)[name])]
    precision = [
        value for option in get_args(get_type_hints(Place)["precision"]) for value in get_args(option)
    ]
    return [*found, *precision, *get_args(RegionKind), *get_args(Stance)]


def test_every_value_of_the_export_is_explained() -> None:
    concepts = (ROOT / "docs/concepts.md").read_text(encoding="utf-8")
    assert [value for value in values() if f"`{value}`" not in concepts] == []


def test_every_noun_of_the_export_is_explained() -> None:
    concepts = (ROOT / "docs/concepts.md").read_text(encoding="utf-8")
    nouns = (
        "Article",
        "Statement",
        "Party",
        "Place",
        "Time expression",
        "Claim",
        "Conflict",
        "Echo",
        "Position",
    )
    assert [noun for noun in nouns if f"**{noun}.**" not in concepts] == []


def kinds(error: type[InputError] = InputError) -> set[str]:
    """The names of all errors of one input."""
    return {name for child in error.__subclasses__() for name in ({child.__name__} | kinds(child))}


def test_every_kind_of_refusal_is_listed() -> None:
    page = (ROOT / "docs/inputs.md").read_text(encoding="utf-8")
    assert [name for name in sorted(kinds()) if f"| `{name}` |" not in page] == []


def test_limits_are_those_of_the_program() -> None:
    page = (ROOT / "docs/inputs.md").read_text(encoding="utf-8")
    limits, policy = Limits(), FetchPolicy()
    numbers = [limits.max_bytes, limits.max_unpacked, limits.max_ratio, limits.max_chars, limits.max_depth]
    numbers.append(MOST_IN_A_TAG)
    table = re.findall(r"^\| .*\| ([\d,]+)", page, re.MULTILINE)
    assert table == [f"{number:,}" for number in numbers]
    assert f"{policy.max_bytes:,} bytes" in page
    assert f"has {policy.timeout_s:.0f} seconds" in " ".join(page.split())
    assert f"an address {policy.total_s:.0f} in all" in " ".join(page.split())


def licence_rows() -> dict[str, str]:
    """The licence of each package in docs/licences.md."""
    page = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
    lines = page[page.index("## What it needs to run") :].splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")]
    return {row[0]: row[1] for row in cells if row[0] != "package"}


def test_every_dependency_has_its_licence_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [requirement.split(">")[0].split("[")[0].strip() for requirement in project["dependencies"]]
    listed = licence_rows()
    assert [name for name in names if name not in listed] == []


def test_licences_are_those_that_the_packages_state() -> None:
    for name, licence in licence_rows().items():
        stated = metadata.metadata(name).get("License-Expression")
        if stated and " OR " not in stated:
            assert licence.replace(" and ", " AND ").startswith(stated), name
