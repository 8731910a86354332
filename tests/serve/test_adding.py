"""Articles that come in through the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import harbour
import pytest

from onrecord.ledger import Ledger
from onrecord.serve.incoming import safe_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Visitor


def added(visitor: Visitor) -> Path:
    return visitor.ledger.with_name("harbour-added")


def test_a_file_is_sent_and_read(visitor: Visitor) -> None:
    told = visitor.post("/add", files={"files": ("../../later on.txt", harbour.LATER.encode())}).text
    assert "1 new article, 0 already there" in told
    assert "New statements" in told
    assert (added(visitor) / "later-on.txt").read_text("utf-8") == harbour.LATER
    assert "three tankers were waiting off the mole" in visitor.get("/statements")


def test_what_was_sent_before_isnt_read_again(visitor: Visitor) -> None:
    sent = {"files": ("later.txt", harbour.LATER.encode())}
    visitor.post("/add", files=sent)
    told = visitor.post("/add", files=sent).text
    assert "0 new articles, 1 already there" in told
    other = {"files": ("later.txt", harbour.LATER.replace("three", "four").encode())}
    visitor.post("/add", files=other)
    assert sorted(path.name for path in added(visitor).iterdir()) == ["later-2.txt", "later.txt"]


def test_what_cant_be_read_is_listed_with_the_reason(visitor: Visitor) -> None:
    told = visitor.post("/add", files={"files": ("scan.pdf", b"%PDF-1.7\x00\x01")}).text
    assert "Not read, and why" in told
    assert "scan.pdf" in visitor.get("/articles")


def test_a_path_is_read_where_one_sits_at_the_machine(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(harbour.LATER, "utf-8")
    told = visitor.post("/add", inputs=f"{tmp_path / 'later.txt'}\n\n").text
    assert "1 new article" in told


def test_a_path_is_refused_from_elsewhere(visit: Callable[..., Visitor]) -> None:
    token = "a-token-that-nobody-guesses"
    guest = visit(host="0.0.0.0", token=token)
    guest.client.get(f"/enter?token={token}")
    guest.post("/add", 403, inputs="/etc/passwd")
    guest.post("/add", 403, inputs="file:///etc/passwd")


def test_nothing_chosen_and_standard_input_are_refused(visitor: Visitor) -> None:
    visitor.post("/add", 422)
    visitor.post("/add", 422, inputs="-")


def test_an_address_inside_the_own_network_isnt_fetched(visitor: Visitor) -> None:
    told = visitor.post("/add", inputs="http://127.0.0.1:9/secret").text
    assert "Not read, and why" in told
    assert "http://127.0.0.1:9/secret" in told


def test_a_merge_holds_over_what_comes_in_later(visitor: Visitor) -> None:
    board, authority = visitor.party("Mara Quist"), visitor.party("Mara Brenner")
    visitor.post("/judge", kind="same-party", first=board, second=authority)
    visitor.post("/add", files={"files": ("later.txt", harbour.LATER.encode())})
    with Ledger.open(visitor.ledger) as ledger:
        both = [party for party in ledger.parties() if party.name in {"Mara Quist", "Mara Brenner"}]
    (merged,) = both
    assert "3 statements" in visitor.get(f"/parties/{merged.id}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "a.txt"), ("../../etc/passwd", "passwd"), ("C:\\temp\\x.html", "x.html"), ("", "_"),
        ("..", "_"), (".hidden", "hidden"), ("manifest.jsonl", "_manifest.jsonl"), ("CON.txt", "_CON.txt"),
        ("a b\x00c\n.txt", "a-b-c-.txt"), ("http://x.example/a", "a"), ("naïve.txt", "naïve.txt"),
        ("-rf.txt", "rf.txt"),
    ],
)  # fmt: skip
def test_names_do_no_harm(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    assert safe_name("x" * 500 + ".html") == "x" * 108 + ".html"
