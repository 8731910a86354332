"""Any text at all comes back as it was, and every span slices to what it did."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ledgers_made_up import article
from onrecord.ledger import Ledger, StatementQuery, check
from onrecord.model import About, Interval, Mention, Quantity, Reading, Region, Span, Statement

SAMPLES = "a e\u0301 ß\0\n\r\u2028\u0085\ufeff🚢👩‍👧\U0010ffff “”'\"%;"
TEXTS = st.text(
    st.one_of(st.sampled_from(SAMPLES), st.characters(exclude_categories=("Cs",))), min_size=1, max_size=60
)
DAYS = st.one_of(st.none(), st.sampled_from(["2031-05-04", "2031-05-05T10:30", "0001-01-01", "9999-12-31"]))


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = sorted(filter(None, (draw(DAYS), draw(DAYS)))) or [None], None
    return Interval(start[0], end or (start[-1] if draw(st.booleans()) else None))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXTS)
    somewhere = spans(len(text))
    title = draw(st.one_of(st.none(), TEXTS))
    art = article(text, draw(TEXTS), title=title, regions=(Region(draw(somewhere), "body", draw(TEXTS)),))
    span = draw(somewhere)
    voice = Mention(f"m{art.id}", art.id, span.of(text), span, "name", "person", span.of(text))
    statements = [
        Statement(
            id=f"s{nth}{art.id}",
            article=art.id,
            content=tuple(draw(st.lists(somewhere, min_size=1, max_size=3))),
            source=draw(st.one_of(st.none(), somewhere)),
            cue=draw(st.one_of(st.none(), somewhere)),
            voice=draw(st.sampled_from([None, voice.id])),
            said=draw(intervals()),
            about=About(
                draw(st.one_of(st.none(), intervals())),
                quantities=tuple(
                    Quantity(
                        draw(somewhere), draw(st.floats(allow_nan=False, allow_infinity=False)), draw(TEXTS)
                    )
                    for _ in range(draw(st.integers(0, 2)))
                ),
            ),
        )
        for nth in range(draw(st.integers(0, 3)))
    ]
    return Reading(art, tuple(statements), (voice,))


@settings(max_examples=60, deadline=None)
@given(readings(), TEXTS)
def test_any_reading_comes_back_as_it_was(reading: Reading, words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.ledger"
        with Ledger.create(path) as ledger:
            assert ledger.append([reading]) == 1
            assert ledger.append([reading]) == 0
        with Ledger.open(path) as ledger:
            assert list(ledger.articles()) == [reading.article]
            assert set(ledger.statements()) == set(reading.statements)
            assert tuple(ledger.mentions()) == reading.mentions
            list(ledger.statements(StatementQuery(about=words)))
        assert check(path) == ()
