"""Bytes to text, losing nothing.

A byte order mark decides first. Then valid UTF-8 is UTF-8, whatever was declared, since text in another
encoding is hardly ever valid UTF-8 by chance. Then the declared charset. Text that declares nothing, or UTF-8
wrongly, is read as UTF-8 with each stray byte taken for Windows-1252, which is what mixed files mostly hold.
"""

from __future__ import annotations

import codecs
import re

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Marks of wide encodings. UTF-8's own isn't here: it stays in the text as U+FEFF, since offsets count it."""

_NAME = re.compile(
    r"(windows-?|cp)-?(125\d|874|932|949|950)|iso-?8859-?\d\d?|latin-?\d\d?|us-ascii|ascii|koi8-[rut]|macintosh"
    r"|mac-?(roman|cyrillic)|gb(2312|k|18030)|big5(-?hkscs)?|euc-?(jp|kr|tw)|iso-2022-(jp|kr)|shift[-_]?jis|sjis"
    r"|x-sjis|ks_c_5601-1987|tis-620|ibm866|cp866|utf-?8|utf-?16([lb]e)?",
    re.IGNORECASE,
)
"""Charsets of texts. Python knows more codecs, some costing quadratic time (punycode), some no charsets."""

_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "x-sjis": "cp932"}
"""As browsers do (WHATWG's Encoding standard): who says Latin-1 means Windows-1252."""

_MULTIBYTE = re.compile(r"gb|big5|euc|iso2022|shift|cp9[345]|johab|utf-?16", re.IGNORECASE)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "is a PDF file; save its text and give that"),
    (b"PK\x03\x04", "is a zip archive or an office document; save its text and give that"),
    (b"\xd0\xcf\x11\xe0", "is an old office document; save its text and give that"),
    (b"{\\rtf", "is an RTF document; save its text and give that"),
    (b"\x89PNG", "is an image"),
    (b"\xff\xd8\xff", "is an image"),
    (b"GIF8", "is an image"),
    (b"SQLite format 3\x00", "is a database"),
)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_NO_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f\ufffd]")

MOST_CONTROLS = 0.1
"""Share of control characters past which bytes are no text; real texts have next to none."""


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Bytes that aren't UTF-8, as Windows-1252; the five that it leaves undefined become U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("onrecord.stray", _stray)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, of which someone `declared` a charset; never fails, never drops a character."""
    for mark, wide in BOMS:
        if data.startswith(mark):
            return data.decode(wide, "replace")
    codec = charset(declared)
    if codec and _MULTIBYTE.search(codec):
        return _multibyte(data, codec)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if codec and codec != "utf-8":
        return data.decode(codec, "replace")
    return data.decode("utf-8", "onrecord.stray")


def _multibyte(data: bytes, codec: str) -> str:
    """Charsets of several bytes a character may hold valid UTF-8 by chance, so they are believed first."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(codec, "replace")


def charset(declared: str | None) -> str | None:
    """Python's name for a declared charset, or None for one that isn't known or isn't one of texts."""
    name = (declared or "").strip().strip("\"'").lower()
    if not _NAME.fullmatch(name):
        return None
    try:
        found = codecs.lookup(_ALIASES.get(name, name)).name
    except LookupError:
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def binary_sign(data: bytes) -> str | None:
    """Why `data` is no text, as the rest of a sentence; None where it may be one."""
    for signature, says in _SIGNATURES:
        if data.startswith(signature):
            return says
    if data.startswith(tuple(mark for mark, _ in BOMS)):
        return _wide_sign(decode(data))
    if (zero := data.find(0)) >= 0:
        return f"is binary: byte {zero:,} is zero"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > MOST_CONTROLS * len(data):
        return f"is binary: {controls:,} of its {len(data):,} bytes are control characters"
    return None


def _wide_sign(text: str) -> str | None:
    """Why bytes that begin like UTF-16 or UTF-32 are none, seen from what they decode to."""
    wrong = len(_NO_CHARACTERS.findall(text))
    if wrong > MOST_CONTROLS * len(text):
        return f"is binary: {wrong:,} of the {len(text):,} characters it might have are none"
    return None
