"""Unpacking: whole, in any portions, and never more than the bounds."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BrokenInput, InputError, NotText, TooLarge
from onrecord.ingest.unpack import Bounds, Unpacked, decoded, read_all

BOUNDS = Bounds("a.gz", max_ratio=200)


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.integers(1, 50))
def test_members_come_back_whole_in_any_portions(members: list[bytes], portion: int) -> None:
    stream = Unpacked(io.BytesIO(b"".join(map(gzip.compress, members))), BOUNDS)
    parts = []
    while part := stream.read(portion):
        parts.append(part)
    assert b"".join(parts) == b"".join(members)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_first_member_alone_says_how_much_it_took(first: bytes, rest: bytes) -> None:
    packed = gzip.compress(first)
    stream = Unpacked(io.BytesIO(packed + rest), BOUNDS, only_first=True)
    assert stream.read() == first
    assert stream.taken == len(packed)


@given(st.binary(max_size=300))
def test_damage_is_an_input_error(noise: bytes) -> None:
    try:
        Unpacked(io.BytesIO(gzip.compress(b"text" * 20)[:30] + noise), BOUNDS).read()
    except InputError as error:
        assert error.path == "a.gz"


@pytest.mark.parametrize(
    ("packed", "bounds", "error"),
    [
        (gzip.compress(b"x" * 1_500_000), BOUNDS, TooLarge),
        (gzip.compress(b"x" * 1_500_000), Bounds("a.gz", 2_000, 1_000_000), TooLarge),
        (gzip.compress(b"text " * 50)[:-9], BOUNDS, BrokenInput),
        (gzip.compress(b"text " * 50)[:-1] + b"\1", BOUNDS, BrokenInput),
        (b"\x1f\x8b", BOUNDS, BrokenInput),
    ],
)
def test_bounds_and_damage(packed: bytes, bounds: Bounds, error: type[InputError]) -> None:
    with pytest.raises(error):
        Unpacked(io.BytesIO(packed), bounds).read()


def test_a_bomb_costs_no_memory() -> None:
    stream = Unpacked(io.BytesIO(gzip.compress(b"\0" * 50_000_000)), BOUNDS)
    taken = 0
    with pytest.raises(TooLarge):
        while part := stream.read(1_000):
            taken += len(part)
    assert taken <= 4_000_000


def test_padding_after_the_last_member_is_passed_over() -> None:
    assert Unpacked(io.BytesIO(gzip.compress(b"text") + b"\0" * 100), BOUNDS).read() == b"text"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        (None, b"text"),
        ("identity", b"text"),
        ("gzip", gzip.compress(b"text")),
        ("X-GZIP", gzip.compress(b"text")),
        ("gzip", b"text"),
        ("deflate", zlib.compress(b"text")),
        ("deflate", zlib.compress(b"text")[2:-4]),
    ],
)
def test_content_codings(coding: str | None, body: bytes) -> None:
    assert read_all(decoded(io.BytesIO(body), coding, BOUNDS), 100, "a") == b"text"


def test_a_coding_that_is_not_unpacked() -> None:
    with pytest.raises(NotText, match="'br'"):
        decoded(io.BytesIO(b"x"), "br", BOUNDS)


@pytest.mark.parametrize("limit", [3, 4])
def test_read_all_stops_at_its_limit(limit: int) -> None:
    if limit < 4:
        with pytest.raises(TooLarge, match="more than 3 bytes"):
            read_all(io.BytesIO(b"text"), limit, "a")
    else:
        assert read_all(io.BytesIO(b"text"), limit, "a") == b"text"
