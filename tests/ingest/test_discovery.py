"""Folders, files, manifests and lists: what is found, in which order, and what is said of the rest."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest
from collecting import collect, only, refused

from onrecord.ingest.options import Limits
from onrecord.model.interval import OPEN, Interval

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    _write(
        tmp_path,
        b_dot_txt="b",
        a__z_dot_txt="z",
        a__c_dot_md="c",
        _dot_hidden_dot_txt="h",
        _dot_git__x_dot_txt="x",
    )
    found, rejected = collect(tmp_path)
    assert [one.path for one in found] == [f"{tmp_path}/{name}" for name in ("a/c.md", "a/z.txt", "b.txt")]
    assert [one.container for one in found] == [f"{tmp_path}/a", f"{tmp_path}/a", str(tmp_path)]
    assert rejected == []


@pytest.mark.parametrize(
    ("given", "path"), [(".", "./b.txt"), ("./", "./b.txt"), ("./b.txt", "./b.txt"), ("b.txt", "b.txt")]
)
def test_paths_are_named_as_the_user_named_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, path: str
) -> None:
    _write(tmp_path, b_dot_txt="b", manifest_dot_jsonl='{"path": "b.txt", "outlet": "Gazette"}')
    monkeypatch.chdir(tmp_path)
    found = only(given)
    assert (found.path, found.known.outlet) == (path, "Gazette")


def test_text_is_verbatim(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfOne\r\n\r\ntwo \xe9\n\ttab  \n"
    (tmp_path / "a.txt").write_bytes(data)
    found = only(tmp_path / "a.txt")
    assert found.text == "\ufeffOne\r\n\r\ntwo é\n\ttab  \n"
    assert found.sha256 == hashlib.sha256(data).hexdigest()


def test_manifest_says_what_is_known(tmp_path: Path) -> None:
    _write(
        tmp_path,
        a_dot_txt="a",
        b_dot_txt="b",
        c_dot_txt="c",
        sub__d_dot_txt="d",
        manifest_dot_jsonl='{"path": "a.txt", "published": "2016-09", "outlet": "Gazette",'
        ' "title": "T", "url": null}\n'
        '\n{"path": "./b.txt", "published": "soon", "note": 1}\n'
        '{"path": "sub\\\\d.txt", "published": {"from": "2016-01-02", "to": null}}\n',
    )
    found, rejected = collect(tmp_path)
    known = {one.text: one.known for one in found}
    assert (known["a"].outlet, known["a"].title, known["a"].url) == ("Gazette", "T", None)
    assert (known["a"].published, known["a"].published_why) == (
        Interval("2016-09-01", "2016-09-30"),
        "manifest.jsonl",
    )
    assert known["b"].published == OPEN
    assert "'soon'" in known["b"].published_why
    assert known["c"].published_why == ""
    assert known["d"].published == Interval("2016-01-02")
    assert rejected == []


def test_broken_manifest_rows_are_named(tmp_path: Path) -> None:
    _write(
        tmp_path,
        a_dot_txt="a",
        manifest_dot_jsonl='{"path": "a.txt", "outlet": "One"}\n{"path": 5}\noops\n'
        '{"path": "a.txt", "outlet": "Two"}\n',
    )
    found, rejected = collect(tmp_path)
    assert found[0].known.outlet == "One"
    assert [(one.path, one.kind) for one in rejected] == [
        (f"{tmp_path}/manifest.jsonl:{line}", "BrokenInput") for line in (2, 3, 4)
    ]


def test_manifest_holds_for_a_file_named_by_itself(tmp_path: Path) -> None:
    _write(
        tmp_path,
        a_dot_txt="a",
        b_dot_txt="b",
        manifest_dot_jsonl='{"path": "a.txt", "outlet": "Gazette"}\noops\n',
    )
    found, rejected = collect(*sorted(tmp_path.iterdir()))
    assert [one.known.outlet for one in found] == ["Gazette", None]
    assert len(rejected) == 1


@pytest.mark.parametrize(
    ("name", "data", "kind", "says"),
    [
        ("a.txt", b"", "EmptyInput", "empty file"),
        ("a.txt", b" \r\n\t\xef\xbb\xbf", "EmptyInput", "white space"),
        ("a.txt", b"a\0b", "NotText", "byte 1 is zero"),
        ("a.pdf", b"%PDF-1.7 text", "NotText", "PDF"),
        ("a.dat", bytes(range(256)), "NotText", "byte 0 is zero"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "NotText", "image"),
        ("a.css", b"p { color: red }", "NotText", "code or data"),
        ("a.json", b'{\n  "a": 1\n}', "NotText", "code or data"),
        ("a.xml", b"<?xml version='1.0'?><inventory/>", "NotText", "XML"),
        ("a.html", b"<html><body></body></html>", "EmptyInput", "no text"),
        ("a.jsonl", b"\n\n", "EmptyInput", "no row"),
        ("a.txt.gz", b"\x1f\x8b\x08broken", "BrokenInput", "packing"),
        ("a.txt.gz", gzip.compress(b"text " * 400)[:30], "BrokenInput", "breaks off"),
        ("a.txt", b"text " * 2_100, "TooLarge", "has 10,500 bytes, and the limit is 10,000"),
        ("a.txt", b"text " * 1_100, "TooLarge", "5,500 characters"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, kind: str, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    rejection = refused(tmp_path, limits=Limits(max_bytes=10_000, max_chars=5_000))
    assert (rejection.path, rejection.kind) == (f"{tmp_path}/{name}", kind)
    assert says in rejection.reason


def test_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # a hole: it takes no room
    assert refused(path).reason.startswith("has 1,000,000,000 bytes")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.txt", "no such"),
        ("none/a.txt", "no such"),
        ("x" * 300, "no such"),
        ("a\0b", "name"),
        ("a\ud800", "name"),
    ],
)
def test_missing(tmp_path: Path, name: str, says: str) -> None:
    rejection = refused(f"{tmp_path}/{name}")
    assert rejection.kind == "MissingInput"
    assert says in rejection.reason


def test_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "manifest.jsonl").write_text("")
    assert refused(tmp_path).kind == "EmptyInput"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_without_rights_for_real(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    assert refused(path).kind == "NoAccess"


def test_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", forbidden)
    rejection = refused(path)
    assert (rejection.path, rejection.kind) == (str(path), "NoAccess")


def test_links_that_lead_round_and_nowhere(tmp_path: Path) -> None:
    _write(tmp_path, sub__a_dot_txt="a")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found, rejected = collect(tmp_path)
    assert [one.path for one in found] == [f"{tmp_path}/sub/a.txt"]
    assert [(one.path, one.kind) for one in rejected] == [
        (f"{tmp_path}/{name}", "MissingInput") for name in ("broken.txt", "self.txt")
    ]


def test_a_file_that_vanishes_midway(tmp_path: Path) -> None:
    from onrecord.ingest.discover import documents
    from onrecord.ingest.options import IngestOptions

    _write(tmp_path, a_dot_txt="a", b_dot_txt="b", c_dot_txt="c")
    running = documents([str(tmp_path)], IngestOptions())
    next(running)
    (tmp_path / "b.txt").unlink()
    rest = list(running)
    assert [type(one).__name__ for one in rest] == ["Rejection", "Document"]
    assert getattr(rest[0], "kind", "") == "MissingInput"


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path).kind == "NotText"


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123 - a name of bytes
        file.write("text")
    assert only(tmp_path).path == f"{tmp_path}/caf\ufffd.txt"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt.gz", "One."),
        ("a.gz", "One."),
        ("a.html.gz", "<html><title>T</title><body><p>One.</p></body></html>"),
    ],
)
def test_packed_files(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(text.encode()) + gzip.compress(b""))
    assert only(tmp_path / name).text in ("One.", "T\n\nOne.")


def test_a_packed_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 5_000_000))
    assert refused(tmp_path / "a.txt.gz").kind == "TooLarge"


def test_standard_input_lists_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, a_dot_txt="a", sub__b_dot_txt="b")
    listed = f"{tmp_path}/sub\r\n\n{tmp_path}/none.txt\n-\n{tmp_path}/a.txt"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed.encode())))
    found, rejected = collect("-")
    assert [one.text for one in found] == ["b", "a"]
    assert [one.path for one in rejected] == [f"{tmp_path}/none.txt", "-"]


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert refused("-").kind == "EmptyInput"


@pytest.mark.parametrize("address", ["ftp://harrow.example/a", "file:///etc/hostname", "gopher://x\udce9"])
def test_other_schemes_are_refused(address: str) -> None:
    assert refused(address).kind == "FetchRefused"
