"""Object storage: what lies there is read as what lies in a folder."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from collecting import collect, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

fsspec = pytest.importorskip("fsspec", reason="needs fsspec (onrecord[storage])")

TEXT = "Ferry news\n\nMayor Orla Venn said on Friday that the ferry stays.\n"
FILES = {
    "a.txt": TEXT.encode(),
    "b/c.jsonl": (json.dumps({"text": TEXT, "id": "row"}) + "\n").encode(),
    "b/d.txt": TEXT.encode() + b"More.\n",
    "b/.hidden.txt": TEXT.encode(),
    "e.pdf": b"%PDF-1.7 \0\0",
    "empty.txt": b"",
    "b/manifest.jsonl": b'{"path": "d.txt", "title": "Known", "published": "2031-05-04"}\nno row\n',
    "manifest.jsonl": b'{"path": "a.txt", "outlet": "Lantern"}\n{"path": "b/d.txt", "title": "Farther"}\n',
}


@pytest.fixture(params=["memory", "s3"])
def root(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a stored folder with some files in it."""
    if request.param == "s3":
        yield from in_s3()
        return
    address = f"memory:///pile-{uuid.uuid4().hex}"
    put(address, {})
    yield address


def in_s3() -> Iterator[str]:
    """A bucket that moto serves, where moto and s3fs are installed."""
    pytest.importorskip("s3fs", reason="needs s3fs, which isn't among the packages that the tests bring")
    server: Any = pytest.importorskip("moto.server", reason="needs moto[server], which the tests don't bring")
    serving = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    serving.start()
    host, port = serving.get_host_and_port()
    told = {"endpoint_url": f"http://{host}:{port}", "key": "k", "secret": "s"}
    fsspec.config.conf["s3"] = told
    try:
        bucket = f"news-{uuid.uuid4().hex}"
        fsspec.filesystem("s3", **told).mkdir(bucket)
        put(f"s3://{bucket}/pile", told)
        yield f"s3://{bucket}/pile"
    finally:
        fsspec.config.conf.pop("s3")
        serving.stop()


def put(address: str, told: dict[str, str]) -> None:
    system, path = fsspec.core.url_to_fs(address, **told)
    for name, data in FILES.items():
        system.makedirs(f"{path}/{name}".rpartition("/")[0], exist_ok=True)
        system.pipe_file(f"{path}/{name}", data)


def test_a_stored_folder_is_read_as_a_folder_is(root: str) -> None:
    found, rejected = collect(root)
    assert [one.path for one in found] == [f"{root}/a.txt", "row", f"{root}/b/d.txt"]
    assert [one.text for one in found] == [TEXT, TEXT, TEXT + "More.\n"]
    assert [one.known.outlet for one in found] == ["Lantern", None, None]
    assert [one.known.title for one in found] == [None, None, "Known"]
    assert sorted((one.path, one.kind) for one in rejected) == [
        (f"{root}/b/manifest.jsonl:2", "BrokenInput"),
        (f"{root}/e.pdf", "NotText"),
        (f"{root}/empty.txt", "EmptyInput"),
    ]


def test_a_stored_file_is_read_with_its_manifest(root: str) -> None:
    [found], rejected = collect(f"{root}/a.txt")
    assert (found.text, found.known.outlet) == (TEXT, "Lantern")
    assert rejected == []
    assert refused(f"{root}/empty.txt").kind == "EmptyInput"


def test_what_isnt_there_is_told(root: str) -> None:
    assert refused(f"{root}/none.txt").kind == "MissingInput"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("ssh://host.invalid/etc/passwd", "FetchRefused"),
        ("ftp://host.invalid/a", "FetchRefused"),
        ("github://a:b@/c", "FetchRefused"),
        ("reference://x", "FetchRefused"),
        ("az://container/a", "MissingInput"),
    ],
)
def test_no_other_storage_is_asked(address: str, kind: str) -> None:
    assert refused(address).kind == kind
