"""Bytes to text: every character kept, whatever they are."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.decoding import binary_sign, charset, decode


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (b"plain", None, "plain"),
        ("Zoë in Łódź – “yes”".encode(), None, "Zoë in Łódź – “yes”"),
        (b"one\r\ntwo\rthree\n", None, "one\r\ntwo\rthree\n"),
        (codecs.BOM_UTF8 + "é".encode(), None, "\ufeffé"),
        (codecs.BOM_UTF16_LE + "é\r\n".encode("utf-16-le"), None, "é\r\n"),
        (codecs.BOM_UTF16_BE + "é\r\n".encode("utf-16-be"), None, "é\r\n"),
        (codecs.BOM_UTF32_LE + "é".encode("utf-32-le"), None, "é"),
        (codecs.BOM_UTF16_LE + b"a\x00b", None, "a\ufffd"),
        ("“Café”, he said".encode("cp1252"), None, "“Café”, he said"),
        ("naïve £5".encode("latin-1"), None, "naïve £5"),
        ("“Café”".encode("cp1252"), "iso-8859-1", "“Café”"),
        ("“Café”".encode(), "iso-8859-1", "“Café”"),
        ("Kraków".encode("iso8859-2"), "ISO-8859-2", "Kraków"),
        ("Москва".encode("cp1251"), "windows-1251", "Москва"),
        ("東京の朝".encode("shift_jis"), "Shift_JIS", "東京の朝"),
        ("東京の朝".encode(), "Shift_JIS", "東京の朝"),
        ("Café — “yes”".encode() + b" and \x93no\x94 \xe9", None, "Café — “yes” and “no” é"),
        ("Café".encode() + b" \xe9", "utf-8", "Café é"),
        (b"cut \xe2\x80", None, "cut â€"),
        (b"hole \x81 here", None, "hole \ufffd here"),
        (b"caf\xe9", "no-such-charset", "café"),
        (b"caf\xe9", "punycode", "café"),
        (b"", None, ""),
    ],
)
def test_decodes(data: bytes, declared: str | None, text: str) -> None:
    assert decode(data, declared) == text


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_utf8_comes_back_whole(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\ufeff\0")))
def test_utf16_comes_back_whole(text: str) -> None:
    assert decode(text.encode("utf-16")) == text


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-8", "latin-1", "gbk", "euc-jp", "utf-16", "hex", "\0"]),
)
def test_never_fails(data: bytes, declared: str | None) -> None:
    text = decode(data, declared)
    assert text.encode() or not data.strip(b"\xff\xfe\x00")


@given(st.binary(max_size=200).filter(lambda data: not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0"))))
def test_ascii_survives_among_any_bytes(data: bytes) -> None:
    kept = [character for character in decode(data) if character < "\x80"]
    assert "".join(kept).encode() == bytes(byte for byte in data if byte < 0x80)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("UTF-8", "utf-8"),
        ('"latin1"', "cp1252"),
        ("us-ascii", "cp1252"),
        ("windows-1252", "cp1252"),
        ("zlib", None),
        ("unicode_escape", None),
        ("", None),
        (None, None),
    ],
)
def test_charset(name: str | None, codec: str | None) -> None:
    assert charset(name) == codec


@pytest.mark.parametrize(
    ("data", "is_binary"),
    [
        (b"text\twith\x0cpage feed\n", False),
        ("żółć".encode("utf-16"), False),
        (b"a zero \0 byte", True),
        (b"\xff\xfe" + b"\0\0\1\0" * 50, True),
        (b"%PDF-1.4 all ascii", True),
        (b"PK\x03\x04rest", True),
        (b"\x89PNG\r\n", True),
        (bytes(range(1, 32)) * 5, True),
        (b"one \x07 bell in a long enough line", False),
    ],
)
def test_binary_sign(data: bytes, is_binary: bool) -> None:
    assert bool(binary_sign(data)) is is_binary
